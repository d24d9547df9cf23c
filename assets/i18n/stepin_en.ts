<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BackupsDialog</name>
    <message numerus="yes">
        <source>%n copy(ies) still hold words of customers who were erased, the last one until {until}.</source>
        <translation>
            <numerusform>%n copy still holds words of customers who were erased, until {until}.</numerusform>
            <numerusform>%n copies still hold words of customers who were erased, the last one until {until}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Brief</name>
    <message numerus="yes">
        <source>%n earlier case(s)</source>
        <translation>
            <numerusform>%n earlier case</numerusform>
            <numerusform>%n earlier cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n similar case(s) got: mostly {type}, in the middle {median}, half of them {low} to {high}.</source>
        <translation>
            <numerusform>%n similar case got: {type}, in the middle {median}, between {low} and {high}.</numerusform>
            <numerusform>%n similar cases got: mostly {type}, in the middle {median}, half of them {low} to {high}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseFile</name>
    <message numerus="yes">
        <source>… [%n more character(s) in the JSON export]</source>
        <translation>
            <numerusform>… [%n more character in the JSON export]</numerusform>
            <numerusform>… [%n more characters in the JSON export]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>heard %n time(s)</source>
        <translation>
            <numerusform>heard %n time</numerusform>
            <numerusform>heard %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The customer wrote %n message(s): anger {first} at first, {worst} at its highest ({time}), {last} at the end.</source>
        <translation>
            <numerusform>The customer wrote %n message: anger {first} at first, {worst} at its highest ({time}), {last} at the end.</numerusform>
            <numerusform>The customer wrote %n messages: anger {first} at first, {worst} at its highest ({time}), {last} at the end.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message numerus="yes">
        <source>%n earlier message(s) not shown</source>
        <translation>
            <numerusform>%n earlier message not shown</numerusform>
            <numerusform>%n earlier messages not shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message numerus="yes">
        <source>%n promise(s) to the customer are still open.</source>
        <translation>
            <numerusform>%n promise to the customer is still open.</numerusform>
            <numerusform>%n promises to the customer are still open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) still wait for a decision.</source>
        <translation>
            <numerusform>%n offer still waits for a decision.</numerusform>
            <numerusform>%n offers still wait for a decision.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecideErasureDialog</name>
    <message numerus="yes">
        <source>%n line(s) of what was not understood may speak of this customer and would stay; look at: {lines}</source>
        <translation>
            <numerusform>%n line of what was not understood may speak of this customer and would stay; look at: {lines}</numerusform>
            <numerusform>%n lines of what was not understood may speak of this customer and would stay; look at: {lines}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Fares</name>
    <message numerus="yes">
        <source>offline since {time}; %n answer(s) wait</source>
        <translation>
            <numerusform>offline since {time}; %n answer waits</numerusform>
            <numerusform>offline since {time}; %n answers wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) wait.</source>
        <translation>
            <numerusform>%n answer waits.</numerusform>
            <numerusform>%n answers wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n answer(s) nobody knows whether they arrived.</source>
        <translation>
            <numerusform>Of %n answer nobody knows whether it arrived.</numerusform>
            <numerusform>Of %n answers nobody knows whether they arrived.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n already there</numerusform>
            <numerusform>%n already there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) not understood</source>
        <translation>
            <numerusform>%n line not understood</numerusform>
            <numerusform>%n lines not understood</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) opened</source>
        <translation>
            <numerusform>%n case opened</numerusform>
            <numerusform>%n cases opened</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LearningRoom</name>
    <message numerus="yes">
        <source>Off. There are corrections of %n message(s) to learn from.</source>
        <translation>
            <numerusform>Off. There are corrections of %n message to learn from.</numerusform>
            <numerusform>Off. There are corrections of %n messages to learn from.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On. Learned from corrections of %n message(s)</source>
        <translation>
            <numerusform>On. Learned from corrections of %n message</numerusform>
            <numerusform>On. Learned from corrections of %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more came since.</source>
        <translation>
            <numerusform>%n more came since.</numerusform>
            <numerusform>%n more came since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MediatorDialog</name>
    <message numerus="yes">
        <source>{name} gets this case, and has %n open case(s) now.</source>
        <translation>
            <numerusform>{name} gets this case, and has %n open case now.</numerusform>
            <numerusform>{name} gets this case, and has %n open cases now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoneyDoors</name>
    <message numerus="yes">
        <source>%n offer(s) put on the list.</source>
        <translation>
            <numerusform>%n offer put on the list.</numerusform>
            <numerusform>%n offers put on the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) closed.</source>
        <translation>
            <numerusform>%n line closed.</numerusform>
            <numerusform>%n lines closed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) wait for a person: not paid as approved, or not known.</source>
        <translation>
            <numerusform>%n line waits for a person: not paid as approved, or not known.</numerusform>
            <numerusform>%n lines wait for a person: not paid as approved, or not known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) written to {file}</source>
        <translation>
            <numerusform>%n line written to {file}</numerusform>
            <numerusform>%n lines written to {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message numerus="yes">
        <source>%n new alert(s)</source>
        <translation>
            <numerusform>%n new alert</numerusform>
            <numerusform>%n new alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PayoutRoom</name>
    <message numerus="yes">
        <source>%n refused: {reasons}</source>
        <translation>
            <numerusform>%n refused: {reasons}</numerusform>
            <numerusform>%n refused: {reasons}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) wait for a person: nobody knows whether they were paid.</source>
        <translation>
            <numerusform>%n line waits for a person: nobody knows whether it was paid.</numerusform>
            <numerusform>%n lines wait for a person: nobody knows whether they were paid.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuarantineDialog</name>
    <message numerus="yes">
        <source>%n piece(s) of input could not be read. Nothing was thrown away; the rest went on.</source>
        <translation>
            <numerusform>%n piece of input could not be read. Nothing was thrown away; the rest went on.</numerusform>
            <numerusform>%n pieces of input could not be read. Nothing was thrown away; the rest went on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more byte(s)</source>
        <translation>
            <numerusform>… and %n more byte</numerusform>
            <numerusform>… and %n more bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message numerus="yes">
        <source>%n message(s) with “{text}”</source>
        <translation>
            <numerusform>%n message with “{text}”</numerusform>
            <numerusform>%n messages with “{text}”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecretDialog</name>
    <message numerus="yes">
        <source>This is not the secret. %n more try(s) before it locks.</source>
        <translation>
            <numerusform>This is not the secret. %n more try before it locks.</numerusform>
            <numerusform>This is not the secret. %n more tries before it locks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too short: %n character(s) at least.</source>
        <translation>
            <numerusform>Too short: %n character at least.</numerusform>
            <numerusform>Too short: %n characters at least.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message numerus="yes">
        <source>%n more people and {names} can approve it.</source>
        <translation>
            <numerusform>%n more person and {names} can approve it.</numerusform>
            <numerusform>%n more people and {names} can approve it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message numerus="yes">
        <source>%n person(s), {zone}</source>
        <translation>
            <numerusform>%n person, {zone}</numerusform>
            <numerusform>%n people, {zone}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StaffList</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message numerus="yes">
        <source>{kind}: %n case(s)</source>
        <translation>
            <numerusform>{kind}: %n case</numerusform>
            <numerusform>{kind}: %n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelineDialog</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message numerus="yes">
        <source>Resume updates; %n case(s) changed meanwhile</source>
        <translation>
            <numerusform>Resume updates; %n case changed meanwhile</numerusform>
            <numerusform>Resume updates; %n cases changed meanwhile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Alerts, %n unread</source>
        <translation>
            <numerusform>Alerts, %n unread</numerusform>
            <numerusform>Alerts, %n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trend</name>
    <message numerus="yes">
        <source>Heat went from {first} to {last} over %n customer message(s), at most {most}; the level is {level}.</source>
        <translation>
            <numerusform>Heat went from {first} to {last} over %n customer message, at most {most}; the level is {level}.</numerusform>
            <numerusform>Heat went from {first} to {last} over %n customer messages, at most {most}; the level is {level}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnseenPill</name>
    <message numerus="yes">
        <source>%n new message(s) ↓</source>
        <translation>
            <numerusform>%n new message ↓</numerusform>
            <numerusform>%n new messages ↓</numerusform>
        </translation>
    </message>
</context>
</TS>
