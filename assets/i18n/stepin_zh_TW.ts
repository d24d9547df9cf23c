<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>AccountForm</name>
    <message>
        <source>More settings</source>
        <translation>更多設定</translation>
    </message>
</context>
<context>
    <name>AccountList</name>
    <message>
        <source>Not in use</source>
        <translation>未啟用</translation>
    </message>
</context>
<context>
    <name>ActionsBar</name>
    <message>
        <source>Take over</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回覆</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>密語</translation>
    </message>
    <message>
        <source>Mediator</source>
        <translation>派調解</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>補償</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承諾</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>更多指令</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>“But” after understanding</source>
        <translation>理解之後說「但是」</translation>
    </message>
    <message>
        <source>An apology for nothing</source>
        <translation>沒有說為什麼的道歉</translation>
    </message>
    <message>
        <source>Blames the customer</source>
        <translation>責怪客戶</translation>
    </message>
    <message>
        <source>Answers with a rule</source>
        <translation>拿規定當回答</translation>
    </message>
    <message>
        <source>Makes it small</source>
        <translation>把事情說小</translation>
    </message>
    <message>
        <source>Sounds like mockery</source>
        <translation>聽起來像嘲笑</translation>
    </message>
    <message>
        <source>“I” where the company speaks</source>
        <translation>公司該說話時說「我」</translation>
    </message>
    <message>
        <source>Is everybody safe?</source>
        <translation>人都安全嗎？</translation>
    </message>
    <message>
        <source>Name the feeling</source>
        <translation>說出客戶的感受</translation>
    </message>
    <message>
        <source>Apologise for what happened</source>
        <translation>為發生的事道歉</translation>
    </message>
    <message>
        <source>Read the demand back</source>
        <translation>複述客戶的要求</translation>
    </message>
    <message>
        <source>Offer a choice</source>
        <translation>給出選擇</translation>
    </message>
    <message>
        <source>Say by when</source>
        <translation>說明什麼時候</translation>
    </message>
    <message>
        <source>It takes the understanding back. End the sentence, then say what can be done.</source>
        <translation>它把理解收回去了。先結束這一句，再說能做什麼。</translation>
    </message>
    <message>
        <source>“If” doubts that anything happened. Say what went wrong and that it was ours.</source>
        <translation>「如果」等於懷疑事情沒發生。說清哪裡出了錯，而且是我們的錯。</translation>
    </message>
    <message>
        <source>Whoever is blamed defends himself. Look for the cause together.</source>
        <translation>被責怪的人會自衛。一起找原因。</translation>
    </message>
    <message>
        <source>A rule is no help. Say what can be done.</source>
        <translation>規定幫不了客戶。說能做什麼。</translation>
    </message>
    <message>
        <source>It matters to the customer; who hears that it does not gets louder.</source>
        <translation>這件事對客戶很重要；聽到「沒什麼」，只會更大聲。</translation>
    </message>
    <message>
        <source>It will be quoted. Say it plainly.</source>
        <translation>這句話會被截圖。平實地說。</translation>
    </message>
    <message>
        <source>The customer complains to the company, not to you: let the company answer.</source>
        <translation>客戶投訴的是公司，不是您本人：讓公司來回答。</translation>
    </message>
    <message>
        <source>Somebody may be in danger: that comes before everything else.</source>
        <translation>可能有人有危險：這比什麼都先。</translation>
    </message>
    <message>
        <source>Who feels seen can listen. One sentence is enough.</source>
        <translation>感到被看見的人才聽得進去。一句就夠。</translation>
    </message>
    <message>
        <source>An apology counts when it says what for.</source>
        <translation>說清為什麼，道歉才算數。</translation>
    </message>
    <message>
        <source>Shows that the demand was heard, and catches a misunderstanding early.</source>
        <translation>表示聽到了要求，也能及早發現誤會。</translation>
    </message>
    <message>
        <source>Who can choose has some control back.</source>
        <translation>能選擇的人，就拿回了一點主動。</translation>
    </message>
    <message>
        <source>Waiting without an end makes angry. A time goes on the ledger of promises.</source>
        <translation>沒有盡頭的等待最讓人生氣。說出的時間會記入承諾台帳。</translation>
    </message>
</context>
<context>
    <name>AdviceStrip</name>
    <message>
        <source>Reply {score} of 100</source>
        <translation>回覆 {score} 分</translation>
    </message>
    <message>
        <source>Nothing to add</source>
        <translation>沒有要補充的</translation>
    </message>
    <message>
        <source>Next ({n} of {count})</source>
        <translation>下一條（{n}/{count}）</translation>
    </message>
    <message>
        <source>Use it ({key})</source>
        <translation>採用（{key}）</translation>
    </message>
</context>
<context>
    <name>AlertForm</name>
    <message>
        <source>This alert is given</source>
        <translation>啟用這類提醒</translation>
    </message>
    <message>
        <source>It is told in the hours of rest too</source>
        <translation>免打擾時段也通知</translation>
    </message>
    <message>
        <source>not</source>
        <translation>不上報</translation>
    </message>
    <message>
        <source>Hours of rest, for all</source>
        <translation>免打擾時段（全員）</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Who gets it at once</source>
        <translation>立即通知</translation>
    </message>
    <message>
        <source>Minutes until it climbs to</source>
        <translation>幾分鐘後上報</translation>
    </message>
    <message>
        <source>From this level on</source>
        <translation>自此級別起</translation>
    </message>
    <message>
        <source>From this heat on</source>
        <translation>自此熱度起</translation>
    </message>
    <message>
        <source>Notifications in an hour</source>
        <translation>每小時通知上限</translation>
    </message>
    <message>
        <source>Minutes that it sleeps</source>
        <translation>暫緩幾分鐘</translation>
    </message>
    <message>
        <source>Minutes that are told together</source>
        <translation>幾分鐘內合併通知</translation>
    </message>
</context>
<context>
    <name>AlertPanel</name>
    <message>
        <source>Nothing has happened that needs you.</source>
        <translation>沒有需要您處理的事。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Unread {n}</source>
        <translation>未讀 {n}</translation>
    </message>
    <message>
        <source>Still active {n}</source>
        <translation>仍有效 {n}</translation>
    </message>
    <message>
        <source>Mark all read</source>
        <translation>全部標為已讀</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>稍後提醒</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>標為已知悉</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>規則…</translation>
    </message>
</context>
<context>
    <name>AlertRulesEditor</name>
    <message>
        <source>Rules of alerts</source>
        <translation>提醒規則</translation>
    </message>
    <message>
        <source>TOML: the hours of rest, and a table for each kind of alert.</source>
        <translation>TOML：先寫勿擾時段，再為每種提醒寫一張表。</translation>
    </message>
    <message>
        <source>Supervisors and managers can change these rules.</source>
        <translation>這些規則由主管和經理修改。</translation>
    </message>
    <message>
        <source>The form writes the text anew, without its comments.</source>
        <translation>表單會重寫文字，不保留註解。</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表單</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message>
        <source>{customer} is critical</source>
        <translation>{customer} 已危急</translation>
    </message>
    <message>
        <source>Promise to {customer} is late</source>
        <translation>對 {customer} 的承諾已逾期</translation>
    </message>
    <message>
        <source>Promise to {customer} is due soon</source>
        <translation>給{customer}的承諾快到期</translation>
    </message>
    <message>
        <source>Somebody asks for help with {customer}</source>
        <translation>有人就{customer}求助</translation>
    </message>
    <message>
        <source>An offer for {customer} waits too long</source>
        <translation>{customer} 的補償方案等待過久</translation>
    </message>
    <message>
        <source>The third party is late with {customer}</source>
        <translation>{customer}：第三方已逾期</translation>
    </message>
    <message>
        <source>{customer} was to be called back</source>
        <translation>該給 {customer} 回電了</translation>
    </message>
    <message>
        <source>Something needs attention</source>
        <translation>有事需要留意</translation>
    </message>
    <message>
        <source>still active</source>
        <translation>仍有效</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已過去</translation>
    </message>
    <message>
        <source>asleep until {time}</source>
        <translation>{time} 前暫不提醒</translation>
    </message>
    <message>
        <source>seen by {name}, {active}</source>
        <translation>{name} 已知悉，{active}</translation>
    </message>
    <message>
        <source>unread, {active}</source>
        <translation>未讀，{active}</translation>
    </message>
</context>
<context>
    <name>AnswerDialog</name>
    <message>
        <source>You are asked to mediate</source>
        <translation>請您調解</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答覆</translation>
    </message>
    <message>
        <source>I take it</source>
        <translation>我接</translation>
    </message>
    <message>
        <source>I cannot take it</source>
        <translation>我不能接</translation>
    </message>
    <message>
        <source>Why not: it goes to whoever asked</source>
        <translation>為什麼不能：會告訴請您的人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Say why, so that somebody else can be found.</source>
        <translation>請說明原因，好另找他人。</translation>
    </message>
    <message>
        <source>The case is yours; the hand-over note is in its facts.</source>
        <translation>個案歸您；交接說明在個案資料裡。</translation>
    </message>
    <message>
        <source>The case is free again, and you are not asked a second time.</source>
        <translation>個案重新待分配，不會再請您。</translation>
    </message>
</context>
<context>
    <name>Availability</name>
    <message>
        <source>Choose a case first.</source>
        <translation>請先選擇一件個案。</translation>
    </message>
    <message>
        <source>Say first who you are, at the top right.</source>
        <translation>請先在右上角選擇您是誰。</translation>
    </message>
    <message>
        <source>No offer waits for a decision.</source>
        <translation>沒有待審核的補償方案。</translation>
    </message>
    <message>
        <source>Only who proposed an offer can recall it.</source>
        <translation>只有提出方案的人才能撤回。</translation>
    </message>
    <message>
        <source>No offer here can be given other terms by you.</source>
        <translation>這裡沒有您可以改條件的補償方案。</translation>
    </message>
    <message>
        <source>No approval here can be taken back.</source>
        <translation>這裡沒有可以撤銷的核准。</translation>
    </message>
    <message>
        <source>No approved offer here has several options.</source>
        <translation>這裡沒有可供選擇的已核准方案。</translation>
    </message>
    <message>
        <source>No promise is open.</source>
        <translation>沒有未兌現的承諾。</translation>
    </message>
    <message>
        <source>No answer here waits for such a decision.</source>
        <translation>這裡沒有需要這樣處理的回覆。</translation>
    </message>
    <message>
        <source>No message here has a score.</source>
        <translation>這裡沒有已評分的訊息。</translation>
    </message>
    <message>
        <source>You are not in this case.</source>
        <translation>您沒有介入這件個案。</translation>
    </message>
    <message>
        <source>You are not asked to mediate this case.</source>
        <translation>沒有請您調解這個個案。</translation>
    </message>
    <message>
        <source>No agreement waits for a yes that you can record.</source>
        <translation>沒有等您記錄同意的協議。</translation>
    </message>
    <message>
        <source>You are in this case in that way already.</source>
        <translation>您已經以這種方式介入這件個案。</translation>
    </message>
</context>
<context>
    <name>BackupDoors</name>
    <message>
        <source>Restore a copy</source>
        <translation>還原備份</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups of the record</source>
        <translation>紀錄的備份</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>立即備份…</translation>
    </message>
    <message>
        <source>Restore this copy…</source>
        <translation>還原此備份…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>建立時間</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>類型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>清除日期</translation>
    </message>
    <message>
        <source>The copy is checked first; the record of today is kept beside the copies.</source>
        <translation>會先檢查備份；目前的紀錄會與備份一起保留。</translation>
    </message>
    <message>
        <source>Restore now</source>
        <translation>立即還原</translation>
    </message>
    <message>
        <source>The record will be as it was on {at}. What came after stays in the record that is kept aside.</source>
        <translation>紀錄將回到 {at} 的狀態。此後的內容保留在另存的紀錄中。</translation>
    </message>
    <message>
        <source>There is no copy yet. One is made each day while Stepin is open.</source>
        <translation>還沒有備份。Stepin 開啟時每天建立一份。</translation>
    </message>
    <message>
        <source>The newest copy is {age} old. It was opened again and checked.</source>
        <translation>最新的備份是 {age} 前建立的，已重新開啟並檢查。</translation>
    </message>
    <message>
        <source>The disk under the record is encrypted.</source>
        <translation>紀錄所在的磁碟已加密。</translation>
    </message>
    <message>
        <source>Whether the disk under the record is encrypted is not known: who takes the disk may read it.</source>
        <translation>無法確定紀錄所在的磁碟是否加密：拿走磁碟的人可能讀到內容。</translation>
    </message>
    <message>
        <source>The record cannot be read: whether copies hold erased words is not known.</source>
        <translation>無法讀取紀錄：不知道備份中是否還有已刪除的內容。</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies) still hold words of customers who were erased, the last one until {until}.</source>
        <translation>
            <numerusform>%n 份備份仍含有已刪除客戶的內容，最後一份保留到 {until}。</numerusform>
        </translation>
    </message>
    <message>
        <source>The copy is checked. Then {name} is opened again from it.</source>
        <translation>正在檢查備份，隨後從備份重新開啟 {name}。</translation>
    </message>
</context>
<context>
    <name>Brief</name>
    <message numerus="yes">
        <source>%n earlier case(s)</source>
        <translation>
            <numerusform>此前有 %n 件個案</numerusform>
        </translation>
    </message>
    <message>
        <source>{cases}, no other offer.</source>
        <translation>{cases}，沒有其他補償方案。</translation>
    </message>
    <message>
        <source>{cases}; approved so far: {total}.</source>
        <translation>{cases}；此前共核准 {total}。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 項</numerusform>
        </translation>
    </message>
    <message>
        <source>{time}  {type} {money}: {state}</source>
        <translation>{time}  {type} {money}：{state}</translation>
    </message>
    <message>
        <source>No similar case has an approved offer in this currency yet.</source>
        <translation>還沒有以此幣別核准過補償的相似個案。</translation>
    </message>
    <message numerus="yes">
        <source>%n similar case(s) got: mostly {type}, in the middle {median}, half of them {low} to {high}.</source>
        <translation>
            <numerusform>%n 件相似個案：多為{type}，中位數 {median}，半數在 {low} 至 {high} 之間。</numerusform>
        </translation>
    </message>
    <message>
        <source>This one is above that.</source>
        <translation>本方案高於此區間。</translation>
    </message>
    <message>
        <source>This one is below that.</source>
        <translation>本方案低於此區間。</translation>
    </message>
    <message>
        <source>This one is among them.</source>
        <translation>本方案在此區間內。</translation>
    </message>
    <message>
        <source>{type} {money}, {time}</source>
        <translation>{type} {money}，{time}</translation>
    </message>
    <message>
        <source>today {money}</source>
        <translation>今日 {money}</translation>
    </message>
    <message>
        <source>this month {money}</source>
        <translation>本月 {money}</translation>
    </message>
    <message>
        <source>for this customer {money}</source>
        <translation>此客戶 {money}</translation>
    </message>
    <message>
        <source>The policy sets no budget in this currency.</source>
        <translation>政策未設此幣別的預算。</translation>
    </message>
    <message>
        <source>{left}. That is too little for this offer.</source>
        <translation>{left}。不夠支付本方案。</translation>
    </message>
</context>
<context>
    <name>BriefPanel</name>
    <message>
        <source>What is known around this offer</source>
        <translation>與本方案有關的情況</translation>
    </message>
    <message>
        <source>Looking up what is known around this offer…</source>
        <translation>正在查找與本方案有關的情況…</translation>
    </message>
    <message>
        <source>Show how</source>
        <translation>如何算出</translation>
    </message>
    <message>
        <source>What is known around this offer could not be read.</source>
        <translation>無法讀取與本方案有關的情況。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客戶</translation>
    </message>
    <message>
        <source>Similar cases</source>
        <translation>相似個案</translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation>預算餘額</translation>
    </message>
    <message>
        <source>Not settling</source>
        <translation>不和解</translation>
    </message>
    <message>
        <source>Open the similar case: {title}</source>
        <translation>開啟相似個案：{title}</translation>
    </message>
    <message>
        <source>may cost {cost}, by examples that you can correct: chances times losses, the customer&apos;s value, public reach.</source>
        <translation>可能損失 {cost}。按範例估算，可修改：機率乘以損失、客戶價值、公開傳播。</translation>
    </message>
    <message>
        <source>Hide how</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>Erased on request</source>
        <translation>已按要求刪除</translation>
    </message>
    <message>
        <source>{name} {time}</source>
        <translation>{name} {time}</translation>
    </message>
    <message>
        <source>{name} · whisper, staff only {time}</source>
        <translation>{name} · 密語，僅客服可見 {time}</translation>
    </message>
    <message>
        <source>{name} · {role} {time}</source>
        <translation>{name} · {role} {time}</translation>
    </message>
    <message>
        <source>{head}   {machine} → {person} ({name})</source>
        <translation>{head}   {machine} → {person}（{name}）</translation>
    </message>
    <message>
        <source>{time} on the writer&apos;s own clock</source>
        <translation>發信人當地時間 {time}</translation>
    </message>
    <message>
        <source>Show all {count} characters</source>
        <translation>顯示全部 {count} 個字元</translation>
    </message>
    <message>
        <source>{kind}: {weight:+.0f}</source>
        <translation>{kind}：{weight:+.0f}</translation>
    </message>
    <message>
        <source>A promise, due {time}</source>
        <translation>一項承諾，{time} 到期</translation>
    </message>
    <message>
        <source>Scorer: dissatisfied {low}%, neutral {middle}%, satisfied {high}%</source>
        <translation>評分：不滿意 {low}%，中立 {middle}%，滿意 {high}%</translation>
    </message>
    <message>
        <source>Scorer, unsure: dissatisfied {low}%, neutral {middle}%, satisfied {high}%</source>
        <translation>評分（把握不大）：不滿意 {low}%，中立 {middle}%，滿意 {high}%</translation>
    </message>
</context>
<context>
    <name>CallBackDialog</name>
    <message>
        <source>Plan a call-back</source>
        <translation>安排回訪</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>When</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>The time is over already.</source>
        <translation>這個時間已經過了。</translation>
    </message>
    <message>
        <source>In {duration}: ask how satisfied the customer is, and whether a public post is gone.</source>
        <translation>{duration} 後：問客戶是否滿意，公開的貼文是否已刪。</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分鐘</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小時</translation>
    </message>
</context>
<context>
    <name>CannotOpenDialog</name>
    <message>
        <source>Stepin cannot open the record</source>
        <translation>Stepin 無法開啟紀錄</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>Care</name>
    <message>
        <source>Kind of complaint</source>
        <translation>客訴性質</translation>
    </message>
    <message>
        <source>Kind of customer</source>
        <translation>客戶類型</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>What caused it</source>
        <translation>起因</translation>
    </message>
    <message>
        <source>Product or service</source>
        <translation>產品或服務</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>What the customer asks for</source>
        <translation>客戶的要求</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>風險</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承諾</translation>
    </message>
    <message>
        <source>Money back</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>A replacement</source>
        <translation>換貨</translation>
    </message>
    <message>
        <source>A repair</source>
        <translation>維修</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>送貨</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>賠償</translation>
    </message>
    <message>
        <source>An apology</source>
        <translation>道歉</translation>
    </message>
    <message>
        <source>An explanation</source>
        <translation>說明原因</translation>
    </message>
    <message>
        <source>A call back</source>
        <translation>回電</translation>
    </message>
    <message>
        <source>A manager</source>
        <translation>見主管</translation>
    </message>
    <message>
        <source>Cancellation</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Deletion of data</source>
        <translation>刪除資料</translation>
    </message>
    <message>
        <source>What the customer holds</source>
        <translation>客戶的立場</translation>
    </message>
    <message>
        <source>What the company holds</source>
        <translation>公司的立場</translation>
    </message>
    <message>
        <source>Common ground</source>
        <translation>共同點</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>協議</translation>
    </message>
    <message>
        <source>It failed; next step</source>
        <translation>未成；下一步</translation>
    </message>
    <message>
        <source>The customer agrees</source>
        <translation>客戶同意</translation>
    </message>
    <message>
        <source>The company agrees</source>
        <translation>公司同意</translation>
    </message>
    <message>
        <source>Nothing was posted</source>
        <translation>沒有公開貼文</translation>
    </message>
    <message>
        <source>The post is gone</source>
        <translation>貼文已刪</translation>
    </message>
    <message>
        <source>The post is still there</source>
        <translation>貼文還在</translation>
    </message>
    <message>
        <source>They accepted it</source>
        <translation>對方已受理</translation>
    </message>
    <message>
        <source>They ended it</source>
        <translation>對方已結案</translation>
    </message>
    <message>
        <source>A case is critical</source>
        <translation>案件危急</translation>
    </message>
    <message>
        <source>A promise is late</source>
        <translation>承諾已逾期</translation>
    </message>
    <message>
        <source>A promise is due soon</source>
        <translation>承諾即將到期</translation>
    </message>
    <message>
        <source>Somebody asks for help</source>
        <translation>有人求助</translation>
    </message>
    <message>
        <source>An offer waits too long</source>
        <translation>補償方案等候過久</translation>
    </message>
    <message>
        <source>A third party is late</source>
        <translation>第三方已逾期</translation>
    </message>
    <message>
        <source>A customer was to be called back</source>
        <translation>該給客戶回電了</translation>
    </message>
    <message>
        <source>The record, the disk or the scorer has a trouble</source>
        <translation>記錄、磁碟或評分程式有故障</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>1, very dissatisfied</source>
        <translation>1 分，很不滿意</translation>
    </message>
    <message>
        <source>2, dissatisfied</source>
        <translation>2 分，不滿意</translation>
    </message>
    <message>
        <source>3, neither</source>
        <translation>3 分，普通</translation>
    </message>
    <message>
        <source>4, satisfied</source>
        <translation>4 分，滿意</translation>
    </message>
    <message>
        <source>5, very satisfied</source>
        <translation>5 分，很滿意</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>粵語</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英語</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未到期</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>快到期</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>已失信</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兌現</translation>
    </message>
    <message>
        <source>Kept late</source>
        <translation>遲到兌現</translation>
    </message>
</context>
<context>
    <name>CaseActions</name>
    <message>
        <source>Hand-over note</source>
        <translation>交接說明</translation>
    </message>
</context>
<context>
    <name>CaseFile</name>
    <message>
        <source>became the offer of {money}</source>
        <translation>形成補償方案：{money}</translation>
    </message>
    <message>
        <source>planned to call back by {time}</source>
        <translation>安排在 {time} 前回訪</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>「{words}」</translation>
    </message>
    <message>
        <source>Asked afterwards, the customer gave {grade} of 5; {post}.</source>
        <translation>回訪時客戶打了 {grade} 分（滿分 5）；{post}。</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>個案檔案</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Heat (line) and anger of each message (dots) over time</source>
        <translation>熱度（線）與每則訊息的怒氣（點）隨時間的變化</translation>
    </message>
    <message>
        <source>Case {id} · page {page}</source>
        <translation>個案 {id} · 第 {page} 頁</translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation>{time} 前</translation>
    </message>
    <message>
        <source>{what} at {time}</source>
        <translation>{what}（於 {time}）</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已兌現</translation>
    </message>
    <message>
        <source>kept, too late</source>
        <translation>已兌現，但過了時限</translation>
    </message>
    <message>
        <source>broken: nobody said that it was kept</source>
        <translation>未兌現：沒有人確認已做到</translation>
    </message>
    <message>
        <source>Case {id} · {customer}</source>
        <translation>個案 {id} · {customer}</translation>
    </message>
    <message>
        <source>{level}, heat {heat}</source>
        <translation>{level}，熱度 {heat}</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客戶</translation>
    </message>
    <message>
        <source>Kind of customer</source>
        <translation>客戶類型</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>等級</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>階段</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>立案時間</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>結案時間</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Mediator</source>
        <translation>調解員</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>客訴性質</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Repeat of case</source>
        <translation>重複投訴，原個案</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>對話</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>無。</translation>
    </message>
    <message>
        <source>The case is still open.</source>
        <translation>個案尚未結案。</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>經過</translation>
    </message>
    <message>
        <source>Risk signals</source>
        <translation>風險訊號</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承諾</translation>
    </message>
    <message>
        <source>Offers and decisions</source>
        <translation>補償方案與決定</translation>
    </message>
    <message>
        <source>cannot mediate</source>
        <translation>無法調解</translation>
    </message>
    <message>
        <source>to be accepted by {time}</source>
        <translation>須在 {time} 前受理</translation>
    </message>
    <message>
        <source>to be ended by {time}</source>
        <translation>須在 {time} 前辦結</translation>
    </message>
    <message>
        <source>Both sides agreed: “{text}”.</source>
        <translation>雙方達成協議：「{text}」。</translation>
    </message>
    <message>
        <source>The mediation failed: “{text}”.</source>
        <translation>調解未成：「{text}」。</translation>
    </message>
    <message>
        <source>It is before {name}, which has not ended it yet.</source>
        <translation>已提交{name}，尚未結案。</translation>
    </message>
    <message>
        <source>It was brought before {name}, which ended it: “{note}”.</source>
        <translation>曾提交{name}，處理結果：「{note}」。</translation>
    </message>
    <message>
        <source>It was brought before {name}, which ended it.</source>
        <translation>曾提交{name}，已由其結案。</translation>
    </message>
    <message>
        <source>not due yet when the case was closed</source>
        <translation>結案時尚未到期</translation>
    </message>
    <message>
        <source>not due yet</source>
        <translation>尚未到期</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>處理結果</translation>
    </message>
    <message>
        <source>Mediation</source>
        <translation>調解</translation>
    </message>
    <message>
        <source>Record form</source>
        <translation>登記表</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回訪</translation>
    </message>
    <message>
        <source>opened again later</source>
        <translation>後來重新開案</translation>
    </message>
    <message>
        <source>[erased]</source>
        <translation>[已刪除]</translation>
    </message>
    <message>
        <source>[erased on {time} by {name}]</source>
        <translation>[已於 {time} 由 {name} 刪除]</translation>
    </message>
    <message numerus="yes">
        <source>… [%n more character(s) in the JSON export]</source>
        <translation>
            <numerusform>…［其餘 %n 個字元見 JSON 匯出］</numerusform>
        </translation>
    </message>
    <message>
        <source>anger {anger}</source>
        <translation>怒氣 {anger}</translation>
    </message>
    <message>
        <source>corrected by {name}; the scorer said {anger}</source>
        <translation>由{name}更正；評分程式給出 {anger}</translation>
    </message>
    <message>
        <source>satisfaction {value} of 5</source>
        <translation>滿意度 {value}（滿分 5）</translation>
    </message>
    <message>
        <source>not sent by Stepin</source>
        <translation>未由 Stepin 送出</translation>
    </message>
    <message>
        <source>“{words}”: {hint}</source>
        <translation>「{words}」：{hint}</translation>
    </message>
    <message>
        <source>proposed: {type}, {money}</source>
        <translation>提出：{type}，{money}</translation>
    </message>
    <message numerus="yes">
        <source>heard %n time(s)</source>
        <translation>
            <numerusform>出現 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Made at {time} from entry {seq} of the journal. Times are those of {zone}.</source>
        <translation>產生於 {time}，依據日誌第 {seq} 筆。時間均為 {zone} 時區。</translation>
    </message>
    <message>
        <source>Hash of the last entry about this case ({seq}): {hash}</source>
        <translation>與本個案有關的最後一筆日誌（{seq}）的雜湊值：{hash}</translation>
    </message>
    <message>
        <source>Anger, satisfaction and risks are read by a program, unless a person corrected them.</source>
        <translation>怒氣、滿意度與風險由程式判讀，經人更正者除外。</translation>
    </message>
    <message>
        <source>It is about: {matter}.</source>
        <translation>客訴事項：{matter}。</translation>
    </message>
    <message>
        <source>The customer asks for: {demand}.</source>
        <translation>客戶要求：{demand}。</translation>
    </message>
    <message>
        <source>The loss: {loss}.</source>
        <translation>損失：{loss}。</translation>
    </message>
    <message>
        <source>The customer has not written anything that was scored.</source>
        <translation>客戶沒有寫過可評分的內容。</translation>
    </message>
    <message numerus="yes">
        <source>The customer wrote %n message(s): anger {first} at first, {worst} at its highest ({time}), {last} at the end.</source>
        <translation>
            <numerusform>客戶寫了 %n 則訊息：怒氣起初 {first}，最高 {worst}（{time}），最後 {last}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Risk signals: {risks}.</source>
        <translation>風險訊號：{risks}。</translation>
    </message>
    <message>
        <source>The customer has complained before.</source>
        <translation>客戶先前投訴過。</translation>
    </message>
    <message>
        <source>{name} took the case over.</source>
        <translation>{name}接手了個案。</translation>
    </message>
    <message>
        <source>{name} was asked to mediate.</source>
        <translation>已請{name}調解。</translation>
    </message>
    <message>
        <source>{name} mediates.</source>
        <translation>{name}負責調解。</translation>
    </message>
    <message>
        <source>{name} mediated.</source>
        <translation>由{name}調解。</translation>
    </message>
    <message>
        <source>{count} kept in time</source>
        <translation>{count} 項按時兌現</translation>
    </message>
    <message>
        <source>{count} kept too late</source>
        <translation>{count} 項逾時兌現</translation>
    </message>
    <message>
        <source>{count} broken</source>
        <translation>{count} 項未兌現</translation>
    </message>
    <message>
        <source>{count} not due yet</source>
        <translation>{count} 項尚未到期</translation>
    </message>
    <message>
        <source>Promises to the customer: {fates}.</source>
        <translation>對客戶的承諾：{fates}。</translation>
    </message>
    <message>
        <source>Closed at {time}, “{resolution}”, and opened again.</source>
        <translation>{time} 結案（「{resolution}」），後來重新開案。</translation>
    </message>
    <message>
        <source>Closed at {time}: “{resolution}”.</source>
        <translation>{time} 結案：「{resolution}」。</translation>
    </message>
    <message>
        <source>{type}, {money}: {state}.</source>
        <translation>{type}，{money}：{state}。</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>個案</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>訊息</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>補償方案</translation>
    </message>
    <message>
        <source>Mediation and follow-up</source>
        <translation>調解與回訪</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日誌</translation>
    </message>
</context>
<context>
    <name>CaseHeader</name>
    <message>
        <source>Facts</source>
        <translation>概況</translation>
    </message>
    <message>
        <source>Show the facts of this case</source>
        <translation>顯示這件個案的概況</translation>
    </message>
    <message>
        <source>Earlier case</source>
        <translation>先前的個案</translation>
    </message>
    <message>
        <source>{level} {heat}</source>
        <translation>{level} {heat}</translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message>
        <source>Choose a case on the left.</source>
        <translation>請在左側選擇一件個案。</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier message(s) not shown</source>
        <translation>
            <numerusform>未顯示更早的 %n 則訊息</numerusform>
        </translation>
    </message>
    <message>
        <source>Closed. {resolution}</source>
        <translation>已結案。{resolution}</translation>
    </message>
</context>
<context>
    <name>ChooseDialog</name>
    <message>
        <source>What did the customer choose?</source>
        <translation>客戶選了哪一項？</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>記錄</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>補償方案</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>所選</translation>
    </message>
    <message>
        <source>Mark what the customer chose.</source>
        <translation>請標出客戶的選擇。</translation>
    </message>
    <message>
        <source>So it stands already.</source>
        <translation>現在就是這樣。</translation>
    </message>
    <message>
        <source>{consequence}
Only this is paid. Another choice can be recorded until it is on the payout list.</source>
        <translation>{consequence}
只付這一項。列入付款清單之前可以改選。</translation>
    </message>
</context>
<context>
    <name>ClassifyDialog</name>
    <message>
        <source>Classify</source>
        <translation>歸類</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>客訴內容</translation>
    </message>
    <message>
        <source>What caused it</source>
        <translation>起因</translation>
    </message>
    <message>
        <source>So it stands already.</source>
        <translation>目前就是如此。</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close the case</source>
        <translation>結案</translation>
    </message>
    <message>
        <source>What was agreed, and what was done about it</source>
        <translation>談定了什麼，又做了什麼</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>處理結果</translation>
    </message>
    <message>
        <source>Write how it was resolved; the record keeps it.</source>
        <translation>請寫明如何解決；紀錄會保存下來。</translation>
    </message>
    <message>
        <source>The case leaves the queue. If the customer writes again, a new case opens and is linked to this one.</source>
        <translation>個案將離開佇列。客戶若再來訊，會另開新個案並與此案關聯。</translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) to the customer are still open.</source>
        <translation>
            <numerusform>還有 %n 項對客戶的承諾未兌現。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) still wait for a decision.</source>
        <translation>
            <numerusform>還有 %n 個補償方案待審核。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Queue</source>
        <translation>佇列</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>只顯示</translation>
    </message>
    <message>
        <source>Step in</source>
        <translation>介入</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>個案</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>補償</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>下一件個案</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>上一件個案</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Pause updates</source>
        <translation>暫停更新</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Critical cases</source>
        <translation>危急個案</translation>
    </message>
    <message>
        <source>Hot cases</source>
        <translation>升溫個案</translation>
    </message>
    <message>
        <source>Cases to watch</source>
        <translation>留意個案</translation>
    </message>
    <message>
        <source>Offers for me to decide</source>
        <translation>待我審核的補償</translation>
    </message>
    <message>
        <source>Promises due</source>
        <translation>將到期承諾</translation>
    </message>
    <message>
        <source>Cases without a mediator</source>
        <translation>未派調解的個案</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>全部個案</translation>
    </message>
    <message>
        <source>Watch unseen</source>
        <translation>旁觀</translation>
    </message>
    <message>
        <source>Whisper to the agent</source>
        <translation>密語客服</translation>
    </message>
    <message>
        <source>Join the conversation</source>
        <translation>加入對話</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>離開</translation>
    </message>
    <message>
        <source>Write to the customer</source>
        <translation>回覆客戶</translation>
    </message>
    <message>
        <source>Answer that news will come within half an hour</source>
        <translation>先回一句：半小時內有消息</translation>
    </message>
    <message>
        <source>Send an answer again</source>
        <translation>再次傳送回覆</translation>
    </message>
    <message>
        <source>Give up an answer</source>
        <translation>放棄傳送回覆</translation>
    </message>
    <message>
        <source>Assign a mediator</source>
        <translation>派調解</translation>
    </message>
    <message>
        <source>Promise something</source>
        <translation>作出承諾</translation>
    </message>
    <message>
        <source>Mark the promise as kept</source>
        <translation>標記承諾已兌現</translation>
    </message>
    <message>
        <source>Correct the score</source>
        <translation>更正評分</translation>
    </message>
    <message>
        <source>Set the stage</source>
        <translation>設定階段</translation>
    </message>
    <message>
        <source>Set nature and cause</source>
        <translation>設定性質與起因</translation>
    </message>
    <message>
        <source>Fill in the record form</source>
        <translation>填寫登記表</translation>
    </message>
    <message>
        <source>Read the hand-over note</source>
        <translation>看交接說明</translation>
    </message>
    <message>
        <source>Raise a hand, or lower it</source>
        <translation>舉手或放下</translation>
    </message>
    <message>
        <source>Answer whether to mediate</source>
        <translation>答覆是否調解</translation>
    </message>
    <message>
        <source>Write down a part of the mediation</source>
        <translation>記錄調解內容</translation>
    </message>
    <message>
        <source>Record a yes to the agreement</source>
        <translation>記錄一方同意協議</translation>
    </message>
    <message>
        <source>Bring in a third party</source>
        <translation>轉交第三方</translation>
    </message>
    <message>
        <source>Plan a call-back</source>
        <translation>安排回訪</translation>
    </message>
    <message>
        <source>Record what the customer said</source>
        <translation>記錄回訪結果</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>結案</translation>
    </message>
    <message>
        <source>Propose an offer</source>
        <translation>提出補償方案</translation>
    </message>
    <message>
        <source>Approve the offer</source>
        <translation>核准補償</translation>
    </message>
    <message>
        <source>Decline the offer</source>
        <translation>拒絕補償</translation>
    </message>
    <message>
        <source>Send the offer back</source>
        <translation>退回補償</translation>
    </message>
    <message>
        <source>Set other terms for the offer</source>
        <translation>更改補償條件</translation>
    </message>
    <message>
        <source>Record what the customer chose</source>
        <translation>記錄客戶的選擇</translation>
    </message>
    <message>
        <source>Undo an approval</source>
        <translation>撤銷核准</translation>
    </message>
    <message>
        <source>Recall my offer</source>
        <translation>撤回我的方案</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>全部指令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快速鍵</translation>
    </message>
    <message>
        <source>Import chats or emails</source>
        <translation>匯入聊天或郵件</translation>
    </message>
    <message>
        <source>What was not understood</source>
        <translation>無法辨識的內容</translation>
    </message>
    <message>
        <source>Erase a customer</source>
        <translation>刪除客戶的內容</translation>
    </message>
    <message>
        <source>Playbook at the side</source>
        <translation>打開應對手冊</translation>
    </message>
    <message>
        <source>Ledger of promises</source>
        <translation>承諾台帳</translation>
    </message>
    <message>
        <source>Payout list</source>
        <translation>付款清單</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>Learn from corrections</source>
        <translation>從更正中學習</translation>
    </message>
    <message>
        <source>A second person approves here</source>
        <translation>由第二人在此核准</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>連線</translation>
    </message>
    <message>
        <source>Switch person</source>
        <translation>切換人員</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>鎖定</translation>
    </message>
    <message>
        <source>Signing keys</source>
        <translation>簽名金鑰</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>淺色或深色</translation>
    </message>
    <message>
        <source>Check the record</source>
        <translation>檢查紀錄</translation>
    </message>
    <message>
        <source>Backups of the record</source>
        <translation>紀錄的備份</translation>
    </message>
    <message>
        <source>Export case</source>
        <translation>匯出個案</translation>
    </message>
    <message>
        <source>Third-party notices</source>
        <translation>第三方聲明</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>結束</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Whisper to the agent…</source>
        <translation>密語客服…</translation>
    </message>
    <message>
        <source>Join first, so that everybody knows who speaks.</source>
        <translation>請先加入，讓大家知道是誰在說話。</translation>
    </message>
    <message>
        <source>Write to the customer…</source>
        <translation>回覆客戶…</translation>
    </message>
    <message>
        <source>Only staff see it. Enter sends, Shift+Enter begins a line.</source>
        <translation>僅客服可見。Enter 傳送，Shift+Enter 換行。</translation>
    </message>
    <message>
        <source>{name} has taken this case over; whisper instead.</source>
        <translation>{name} 已接手此個案；請改用密語。</translation>
    </message>
    <message>
        <source>Closed for free text: send a template.</source>
        <translation>不能再自由回覆：請傳送範本。</translation>
    </message>
    <message>
        <source>Enter sends it to the customer.</source>
        <translation>按 Enter 傳送給客戶。</translation>
    </message>
    <message>
        <source>Enter keeps it in the case; no channel leads to the customer.</source>
        <translation>按 Enter 記入個案；沒有管道通往客戶。</translation>
    </message>
    <message>
        <source>Whisper to the agent</source>
        <translation>密語客服</translation>
    </message>
    <message>
        <source>Reply to the customer</source>
        <translation>回覆客戶</translation>
    </message>
    <message>
        <source>Only {count} characters fit; the rest of what was pasted is left out.</source>
        <translation>只放得下 {count} 個字元；貼上內容的其餘部分沒有放進來。</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回覆</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>密語</translation>
    </message>
    <message>
        <source>Join now</source>
        <translation>現在加入</translation>
    </message>
</context>
<context>
    <name>ConnectionDoors</name>
    <message>
        <source>A demonstration is connected to nothing.</source>
        <translation>示範不連接任何管道。</translation>
    </message>
</context>
<context>
    <name>Connections</name>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>電子郵件</translation>
    </message>
    <message>
        <source>Chatwoot</source>
        <translation>Chatwoot</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>監看資料夾</translation>
    </message>
    <message>
        <source>A number of the WhatsApp Business Cloud API. Messages come in by stepin gateway, which Meta can reach behind your web server; answers leave by it, or by this window while that runs the accounts.</source>
        <translation>WhatsApp Business Cloud API 的一個號碼。訊息由 stepin gateway 接收，Meta 透過貴公司的網頁伺服器存取它；回覆由它送出，本視窗執行帳戶時則由本視窗送出。</translation>
    </message>
    <message>
        <source>A mailbox, read by IMAP without marking anything as read; answers leave by SMTP.</source>
        <translation>一個信箱：以 IMAP 讀取，不會標為已讀；回覆以 SMTP 寄出。</translation>
    </message>
    <message>
        <source>A help desk: its conversations come in, answers, whispers and assignments go back.</source>
        <translation>客服平台：對話從那裡進來，回覆、密語和指派回到那裡。</translation>
    </message>
    <message>
        <source>Exports and message files that are dropped there come in once. Nothing in it is moved or deleted.</source>
        <translation>放進去的匯出檔和訊息檔會匯入一次。裡面的檔案不會被移動或刪除。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>啟用</translation>
    </message>
    <message>
        <source>Phone number ID</source>
        <translation>電話號碼 ID</translation>
    </message>
    <message>
        <source>Business account ID</source>
        <translation>商業帳戶 ID</translation>
    </message>
    <message>
        <source>Approved templates</source>
        <translation>已核准的範本</translation>
    </message>
    <message>
        <source>Fetch pictures and files</source>
        <translation>下載圖片和檔案</translation>
    </message>
    <message>
        <source>Other server (for tests)</source>
        <translation>其他伺服器（測試用）</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>User</source>
        <translation>使用者名稱</translation>
    </message>
    <message>
        <source>IMAP server</source>
        <translation>IMAP 伺服器</translation>
    </message>
    <message>
        <source>IMAP port</source>
        <translation>IMAP 連接埠</translation>
    </message>
    <message>
        <source>IMAP encryption</source>
        <translation>IMAP 加密</translation>
    </message>
    <message>
        <source>SMTP server</source>
        <translation>SMTP 伺服器</translation>
    </message>
    <message>
        <source>SMTP port</source>
        <translation>SMTP 連接埠</translation>
    </message>
    <message>
        <source>SMTP encryption</source>
        <translation>SMTP 加密</translation>
    </message>
    <message>
        <source>Name that customers see</source>
        <translation>客戶看到的名稱</translation>
    </message>
    <message>
        <source>Who is staff</source>
        <translation>哪些是員工</translation>
    </message>
    <message>
        <source>Server that checks senders</source>
        <translation>驗證寄件人的伺服器</translation>
    </message>
    <message>
        <source>Mail folders</source>
        <translation>郵件資料夾</translation>
    </message>
    <message>
        <source>Folder of sent mail</source>
        <translation>寄件備份資料夾</translation>
    </message>
    <message>
        <source>Days to read at first</source>
        <translation>首次讀取的天數</translation>
    </message>
    <message>
        <source>New conversations a day from one sender</source>
        <translation>同一寄件人每天新對話數</translation>
    </message>
    <message>
        <source>Certificate authority (file)</source>
        <translation>憑證授權單位（檔案）</translation>
    </message>
    <message>
        <source>Program that prints a token</source>
        <translation>輸出權杖的程式</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>網址</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>帳戶編號</translation>
    </message>
    <message>
        <source>Only these inboxes</source>
        <translation>僅限這些收件匣</translation>
    </message>
    <message>
        <source>Label that asks for help</source>
        <translation>求助標籤</translation>
    </message>
    <message>
        <source>Appear online there</source>
        <translation>在那裡顯示上線</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>Who is the customer</source>
        <translation>哪位是客戶</translation>
    </message>
    <message>
        <source>Name of the chat</source>
        <translation>聊天名稱</translation>
    </message>
    <message>
        <source>Order of dates</source>
        <translation>日期順序</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>時區</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>存取權杖</translation>
    </message>
    <message>
        <source>App secret</source>
        <translation>應用程式密鑰</translation>
    </message>
    <message>
        <source>Verify token</source>
        <translation>驗證權杖</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密碼</translation>
    </message>
    <message>
        <source>letters, digits, - and _; stays as it is</source>
        <translation>字母、數字、- 和 _；之後不能改</translation>
    </message>
    <message>
        <source>One a line: name | language | text with {{1}} | blank 1, blank 2</source>
        <translation>每行一個：名稱 | 語言 | 含 {{1}} 的文字 | 空一, 空二</translation>
    </message>
    <message>
        <source>One a line: a name, an address, or @domain</source>
        <translation>每行一個：姓名、地址或 @網域</translation>
    </message>
    <message>
        <source>One a line</source>
        <translation>每行一個</translation>
    </message>
    <message>
        <source>Numbers, with commas; empty for all</source>
        <translation>編號，以逗號分隔；空白表示全部</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>自動尋找</translation>
    </message>
    <message>
        <source>Instead of a password (OAuth), one part a line: the program&apos;s whole path, its arguments</source>
        <translation>代替密碼（OAuth），每行一項：程式的完整路徑及其參數</translation>
    </message>
    <message>
        <source>as it names itself in Authentication-Results</source>
        <translation>依它在 Authentication-Results 中的名稱</translation>
    </message>
    <message>
        <source>such as Asia/Shanghai; else UTC</source>
        <translation>例如 Asia/Taipei；否則為 UTC</translation>
    </message>
    <message>
        <source>https://…</source>
        <translation>https://…</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>None (this machine only)</source>
        <translation>無（僅限本機）</translation>
    </message>
    <message>
        <source>The file decides</source>
        <translation>由檔案決定</translation>
    </message>
    <message>
        <source>Day, month, year</source>
        <translation>日、月、年</translation>
    </message>
    <message>
        <source>Month, day, year</source>
        <translation>月、日、年</translation>
    </message>
    <message>
        <source>Year, month, day</source>
        <translation>年、月、日</translation>
    </message>
    <message>
        <source>It cannot be reached: is this machine online, and is the address right?</source>
        <translation>無法連線：本機是否上線，地址是否正確？</translation>
    </message>
    <message>
        <source>It did not answer in time.</source>
        <translation>對方沒有及時回應。</translation>
    </message>
    <message>
        <source>It does not accept the user name, password or token.</source>
        <translation>使用者名稱、密碼或權杖不被接受。</translation>
    </message>
    <message>
        <source>The program that is to print a token did not print one.</source>
        <translation>應輸出權杖的程式沒有輸出權杖。</translation>
    </message>
    <message>
        <source>It is there, but this account may not do what is needed.</source>
        <translation>可以連線，但這個帳戶沒有所需的權限。</translation>
    </message>
    <message>
        <source>It asks to be called less often. Try again in some minutes.</source>
        <translation>對方要求降低存取頻率。請過幾分鐘再試。</translation>
    </message>
    <message>
        <source>What answers is not this service: is the address right?</source>
        <translation>回應的不是這項服務：地址是否正確？</translation>
    </message>
    <message>
        <source>There is nothing of that name or number at this address.</source>
        <translation>這個地址上沒有這個名稱或編號。</translation>
    </message>
    <message>
        <source>The server cannot prove who it is (certificate), so nothing was told to it.</source>
        <translation>伺服器無法證明自己的身分（憑證），因此沒有向它傳送任何內容。</translation>
    </message>
    <message>
        <source>The service has a fault of its own. Try again later.</source>
        <translation>對方服務出了故障。請稍後再試。</translation>
    </message>
    <message>
        <source>Still missing: {setting}.</source>
        <translation>還缺：{setting}。</translation>
    </message>
    <message>
        <source>A secret is empty or far too long.</source>
        <translation>密鑰為空或過長。</translation>
    </message>
    <message>
        <source>Others can read {path}; take that right away from them (chmod 600).</source>
        <translation>其他人可以讀取 {path}；請收回這項權限（chmod 600）。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({why}).</source>
        <translation>{path} 無法寫入（{why}）。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({why}).</source>
        <translation>{path} 無法讀取（{why}）。</translation>
    </message>
    <message>
        <source>{path} has an account of a kind that is not known: {setting}.</source>
        <translation>{path} 中有未知種類的帳戶：{setting}。</translation>
    </message>
    <message>
        <source>{account} has a setting that is not known: {setting}.</source>
        <translation>{account} 有未知的設定：{setting}。</translation>
    </message>
    <message>
        <source>A secret of {account} stands in {path}: take it out, and type it in here.</source>
        <translation>{account} 的密鑰寫在 {path} 裡：請把它刪去，在這裡輸入。</translation>
    </message>
    <message>
        <source>A name is wanted: up to 40 letters, digits, - and _.</source>
        <translation>需要名稱：最多 40 個字母、數字、- 和 _。</translation>
    </message>
    <message>
        <source>There is another account of the name {account}.</source>
        <translation>已有名為 {account} 的帳戶。</translation>
    </message>
    <message>
        <source>{setting}: {why}.</source>
        <translation>{setting}：{why}。</translation>
    </message>
    <message>
        <source>The mail server cannot be as it is written here.</source>
        <translation>郵件伺服器的設定不正確。</translation>
    </message>
    <message>
        <source>Without encryption only a server on this machine can be used.</source>
        <translation>不加密時只能使用本機上的伺服器。</translation>
    </message>
    <message>
        <source>The mailbox cannot be as it is written here.</source>
        <translation>信箱的設定不正確。</translation>
    </message>
    <message>
        <source>something is wanted here</source>
        <translation>這裡需要填寫</translation>
    </message>
    <message>
        <source>this is too long</source>
        <translation>內容過長</translation>
    </message>
    <message>
        <source>it has characters that cannot be seen</source>
        <translation>含有不可見字元</translation>
    </message>
    <message>
        <source>a number is wanted</source>
        <translation>需要數字</translation>
    </message>
    <message>
        <source>this number cannot be</source>
        <translation>數字超出範圍</translation>
    </message>
    <message>
        <source>an email address is wanted</source>
        <translation>需要電子郵件地址</translation>
    </message>
    <message>
        <source>the name of a server is wanted, without https://</source>
        <translation>需要伺服器名稱，不帶 https://</translation>
    </message>
    <message>
        <source>an address that begins with https:// is wanted, without a password in it</source>
        <translation>需要以 https:// 開頭、不含密碼的地址</translation>
    </message>
    <message>
        <source>this machine knows no such time zone</source>
        <translation>本機沒有這個時區</translation>
    </message>
    <message>
        <source>the whole path is wanted, from the root of the disk on</source>
        <translation>需要從磁碟根目錄開始的完整路徑</translation>
    </message>
    <message>
        <source>only digits are wanted</source>
        <translation>只能是數字</translation>
    </message>
    <message>
        <source>one of the choices is wanted</source>
        <translation>需要從選項中選擇</translation>
    </message>
    <message>
        <source>without encryption only a server on this machine can be used</source>
        <translation>不加密時只能使用本機上的伺服器</translation>
    </message>
    <message>
        <source>a line needs a name and a language at least</source>
        <translation>每行至少要有名稱和語言</translation>
    </message>
</context>
<context>
    <name>ConnectionsRoom</name>
    <message>
        <source>Connections</source>
        <translation>連線</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>測試連線</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Yes, remove it</source>
        <translation>確認移除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Trying it out…</source>
        <translation>正在測試…</translation>
    </message>
    <message>
        <source>It works: reached, signed in, nothing was changed there.</source>
        <translation>連線正常：已連通、已登入，沒有更動對方任何內容。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已儲存。</translation>
    </message>
    <message>
        <source>Nothing is connected. A supervisor or a manager can add an account.</source>
        <translation>沒有任何連線。主管或經理可以新增帳戶。</translation>
    </message>
    <message>
        <source>Nothing is connected yet: messages come in by import only. Add an account, and the queue fills by itself.</source>
        <translation>還沒有連線：訊息只能靠匯入。新增一個帳戶，佇列就會自動填入。</translation>
    </message>
    <message>
        <source>Remove {name}, and its secrets from this machine? What came in by it stays in the record.</source>
        <translation>移除 {name}，並從本機刪除它的密鑰？已經收到的內容保留在紀錄中。</translation>
    </message>
</context>
<context>
    <name>ConversationModel</name>
    <message>
        <source>{who}, {role}, {time}: {text}</source>
        <translation>{who}，{role}，{time}：{text}</translation>
    </message>
    <message>
        <source>{said}. Anger {anger} of 100</source>
        <translation>{said}。怒氣 {anger}（滿分 100）</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Conversation</source>
        <translation>對話</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>複製訊息</translation>
    </message>
    <message>
        <source>Show in full</source>
        <translation>完整顯示</translation>
    </message>
    <message>
        <source>Correct the score…</source>
        <translation>更正評分…</translation>
    </message>
</context>
<context>
    <name>CorrectDialog</name>
    <message>
        <source>Correct the score</source>
        <translation>更正評分</translation>
    </message>
    <message>
        <source>Use this score</source>
        <translation>採用此評分</translation>
    </message>
    <message>
        <source>Anger, 0 to 100</source>
        <translation>怒氣，0 到 100</translation>
    </message>
    <message>
        <source>Move it with the arrow keys, or press a digit from 0 (calm) to 9 (rage).</source>
        <translation>用方向鍵移動，或按數字 0（平靜）到 9（暴怒）。</translation>
    </message>
    <message>
        <source>{value} by itself is “{level}”. Your value is used from now on; the machine&apos;s stays beside it.</source>
        <translation>僅 {value} 分屬於「{level}」。此後採用您的評分，機器的評分並列保留。</translation>
    </message>
    <message>
        <source>The scorer says {score}.</source>
        <translation>評分器給出 {score} 分。</translation>
    </message>
    <message>
        <source>{sentence} No single words stand out.</source>
        <translation>{sentence}沒有特別突出的字詞。</translation>
    </message>
    <message>
        <source>“{words}” {weight:+.0f}</source>
        <translation>「{words}」{weight:+.0f}</translation>
    </message>
    <message>
        <source>{sentence} Because of {words}</source>
        <translation>{sentence}依據：{words}</translation>
    </message>
</context>
<context>
    <name>CostEditor</name>
    <message>
        <source>The customer leaves, and is worth</source>
        <translation>客戶流失及其價值</translation>
    </message>
    <message>
        <source>People reached if it is published</source>
        <translation>公開後的讀者人數</translation>
    </message>
    <message>
        <source>Cost of a thousand readers</source>
        <translation>每千名讀者的代價</translation>
    </message>
    <message>
        <source>Published: readers, and the cost of a thousand</source>
        <translation>公開傳播：讀者人數，每千人代價</translation>
    </message>
    <message>
        <source>Chance: {title}</source>
        <translation>機率：{title}</translation>
    </message>
    <message>
        <source>Loss: {title}</source>
        <translation>損失：{title}</translation>
    </message>
</context>
<context>
    <name>CounterDialog</name>
    <message>
        <source>Set other terms</source>
        <translation>更改條件</translation>
    </message>
    <message>
        <source>Set these terms</source>
        <translation>按此更改</translation>
    </message>
    <message>
        <source>As it stands: {consequence}</source>
        <translation>現在的條件：{consequence}</translation>
    </message>
    <message>
        <source>So it stands already.</source>
        <translation>現在就是這樣。</translation>
    </message>
    <message>
        <source>{preview}
Approvals given so far fall. Who sets the terms cannot approve them.</source>
        <translation>{preview}
此前的核准作廢。定條件的人不能核准。</translation>
    </message>
</context>
<context>
    <name>DateChoice</name>
    <message>
        <source>Day first</source>
        <translation>日在前</translation>
    </message>
    <message>
        <source>Month first</source>
        <translation>月在前</translation>
    </message>
    <message>
        <source>Year first</source>
        <translation>年在前</translation>
    </message>
    <message>
        <source>{order}: {example} is {date}</source>
        <translation>{order}：{example} 即 {date}</translation>
    </message>
    <message>
        <source>{order}: {example} would be {date}</source>
        <translation>{order}：例如 {example} 為 {date}</translation>
    </message>
</context>
<context>
    <name>DecideDialog</name>
    <message>
        <source>In whose name</source>
        <translation>以誰的名義</translation>
    </message>
    <message>
        <source>Type the amount to confirm it</source>
        <translation>請輸入金額以確認</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Type the amount as it stands above: {amount}</source>
        <translation>請照上面輸入金額：{amount}</translation>
    </message>
    <message>
        <source>Say why, for whoever proposed it.</source>
        <translation>請向提出人說明原因。</translation>
    </message>
    <message>
        <source>{consequence}
{what_follows}</source>
        <translation>{consequence}
{what_follows}</translation>
    </message>
    <message>
        <source>{what_follows} Stepin itself pays nothing out.</source>
        <translation>{what_follows}Stepin 本身不會付款。</translation>
    </message>
    <message>
        <source>Nothing is paid. The customer hears it from whoever has the case.</source>
        <translation>不會付款。由負責個案的人告知客戶。</translation>
    </message>
    <message>
        <source>Nothing is paid. Whoever proposed it can put forward another.</source>
        <translation>不會付款。提出人可以另提方案。</translation>
    </message>
    <message>
        <source>The offer is withdrawn; nobody decides it any more.</source>
        <translation>方案已撤回，不再需要任何人審核。</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>我自己</translation>
    </message>
    <message>
        <source>On behalf of {name}</source>
        <translation>代 {name}</translation>
    </message>
    <message>
        <source>Approve this offer?</source>
        <translation>核准這個補償方案？</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>核准</translation>
    </message>
    <message>
        <source>Decline this offer?</source>
        <translation>拒絕這個補償方案？</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒絕</translation>
    </message>
    <message>
        <source>Send this offer back?</source>
        <translation>退回這個補償方案？</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Recall your offer?</source>
        <translation>撤回您的補償方案？</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>What is wrong with it</source>
        <translation>哪裡不妥</translation>
    </message>
    <message>
        <source>A reason, if there is something to say</source>
        <translation>如有需要，請寫明理由</translation>
    </message>
</context>
<context>
    <name>DecideErasureDialog</name>
    <message>
        <source>What you checked, or why not</source>
        <translation>您核實了什麼，或為何不同意</translation>
    </message>
    <message>
        <source>Approve the erasure</source>
        <translation>核准刪除</translation>
    </message>
    <message>
        <source>Decline the erasure</source>
        <translation>拒絕刪除</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>永久刪除</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒絕</translation>
    </message>
    <message>
        <source>{name} asked for it: {reason}</source>
        <translation>{name}提出：{reason}</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of what was not understood may speak of this customer and would stay; look at: {lines}</source>
        <translation>
            <numerusform>無法辨識的內容中有 %n 行可能涉及這位客戶，不會被刪除；請查看：{lines}</numerusform>
        </translation>
    </message>
    <message>
        <source>You asked for it yourself; somebody else approves.</source>
        <translation>這是您自己提出的，須由他人核准。</translation>
    </message>
    <message>
        <source>It happens at once and cannot be undone. Copies made before keep the words until they are rotated away.</source>
        <translation>立即執行，不能撤銷。先前的備份在輪換刪除之前仍保留這些內容。</translation>
    </message>
    <message>
        <source>Nothing is erased; the record keeps that it was asked for and declined.</source>
        <translation>什麼都不刪除；紀錄會保留曾提出並被拒絕一事。</translation>
    </message>
</context>
<context>
    <name>DeskRoom</name>
    <message>
        <source>Done.</source>
        <translation>已完成。</translation>
    </message>
</context>
<context>
    <name>Elsewhere</name>
    <message>
        <source>Known on this channel only.</source>
        <translation>只在此管道出現過。</translation>
    </message>
    <message>
        <source>All messages in one timeline…</source>
        <translation>全部訊息的時間軸…</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆開</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>合併</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>不是同一人</translation>
    </message>
    <message>
        <source>{who} ({why})</source>
        <translation>{who}（{why}）</translation>
    </message>
    <message>
        <source>Perhaps {who}: the same {kind}, {value}</source>
        <translation>可能是 {who}：{kind}相同，{value}</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>電話號碼</translation>
    </message>
    <message>
        <source>email address</source>
        <translation>電子郵件地址</translation>
    </message>
    <message>
        <source>WhatsApp user</source>
        <translation>WhatsApp 使用者</translation>
    </message>
    <message>
        <source>contact in the help desk</source>
        <translation>客服平台聯絡人</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>joined by hand</source>
        <translation>手動合併</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>Make a key</source>
        <translation>建立金鑰</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>通關密語</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再輸入一次</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>建立</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>無人</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>確認人</translation>
    </message>
    <message>
        <source>{name}: from then on everything done in this name is signed, and nothing is done in it without the secret. </source>
        <translation>{name}：此後以此名義所做的一切都會簽名，沒有密碼什麼都做不了。</translation>
    </message>
    <message>
        <source>Nobody can bring a forgotten secret back; a manager can revoke the key.</source>
        <translation>忘記的密碼無法找回；經理可以吊銷金鑰。</translation>
    </message>
    <message>
        <source>Nothing proves that a first key is this person&apos;s: whoever sits here could make it. Compare its fingerprint by voice or on paper.</source>
        <translation>沒有任何東西能證明第一把金鑰屬於此人：坐在這裡的任何人都可能建立它。請透過語音或書面核對指紋。</translation>
    </message>
    <message>
        <source>The policy asks that another lead confirms a first key: they give their secret here after you.</source>
        <translation>政策要求由另一位主管或經理確認第一把金鑰：對方在您之後在此輸入密碼。</translation>
    </message>
    <message>
        <source>Another lead can confirm that the key is this person&apos;s: they give their secret here after you.</source>
        <translation>另一位主管或經理可以確認這把金鑰屬於本人：對方在您之後在此輸入密碼。</translation>
    </message>
    <message>
        <source>Twelve characters or more: four words that you can keep.</source>
        <translation>至少十二個字元：例如記得住的四個詞。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>兩次輸入不一致。</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Who asked for it, and how</source>
        <translation>誰以何種方式提出要求</translation>
    </message>
    <message>
        <source>Erase a customer</source>
        <translation>刪除客戶的內容</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>This has been asked for already and waits for a decision.</source>
        <translation>已經提出過，正在等待決定。</translation>
    </message>
    <message>
        <source>Nothing is erased yet: another manager or a supervisor has to approve.</source>
        <translation>現在還不會刪除：須由另一位經理或主管核准。</translation>
    </message>
</context>
<context>
    <name>Erasing</name>
    <message>
        <source>{name} · {channel}</source>
        <translation>{name} · {channel}</translation>
    </message>
    <message>
        <source>Gone for good will be the customer&apos;s name and id, every message of theirs and to them, and what staff noted, promised or gave as a reason; what stays is that there were messages, when, and how angry, and every amount and decision, by whom and when.</source>
        <translation>永久刪除的是：客戶的姓名與帳號、雙方的每則訊息，以及員工寫下的密語、承諾與理由；保留的是：曾有訊息、時間與怒氣，以及每筆金額、每項決定、由誰在何時作出。</translation>
    </message>
</context>
<context>
    <name>ErasingRoom</name>
    <message>
        <source>Erase a customer</source>
        <translation>刪除客戶的內容</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客戶</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>提出者</translation>
    </message>
    <message>
        <source>When</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>設定者</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>刪除請求</translation>
    </message>
    <message>
        <source>Legal holds</source>
        <translation>依法保留</translation>
    </message>
    <message>
        <source>No case is shown; choose one first.</source>
        <translation>沒有顯示個案，請先選擇一件。</translation>
    </message>
    <message>
        <source>Ask to erase…</source>
        <translation>提出刪除…</translation>
    </message>
    <message>
        <source>Set a legal hold…</source>
        <translation>設為依法保留…</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>核准…</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>拒絕…</translation>
    </message>
    <message>
        <source>Lift…</source>
        <translation>解除…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Asked for. Another manager or a supervisor has to approve.</source>
        <translation>已提出。須由另一位經理或主管核准。</translation>
    </message>
    <message>
        <source>The words are erased. The record says when and by whom, and can still be checked.</source>
        <translation>內容已刪除。紀錄寫明何時由誰刪除，仍可檢查。</translation>
    </message>
    <message>
        <source>Declined; nothing was erased.</source>
        <translation>已拒絕，什麼都沒有刪除。</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完成。</translation>
    </message>
    <message>
        <source>A manager asks for an erasure and sets legal holds; another manager or a supervisor approves.</source>
        <translation>由經理提出刪除、設定依法保留；由另一位經理或主管核准。</translation>
    </message>
    <message>
        <source>{state}, {name}</source>
        <translation>{state}，{name}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export case</source>
        <translation>匯出個案</translation>
    </message>
    <message>
        <source>Case {case}</source>
        <translation>個案 {case}</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>全部個案</translation>
    </message>
    <message>
        <source>What</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存新檔…</translation>
    </message>
    <message>
        <source>The file holds what customers wrote. Keep it as carefully as the record.</source>
        <translation>檔案含有客戶所寫的內容，請像保管紀錄一樣妥善保管。</translation>
    </message>
    <message>
        <source>Page (HTML)</source>
        <translation>網頁（HTML）</translation>
    </message>
    <message>
        <source>Print (PDF)</source>
        <translation>列印檔（PDF）</translation>
    </message>
    <message>
        <source>Workbook (XLSX)</source>
        <translation>活頁簿（XLSX）</translation>
    </message>
    <message>
        <source>The file is written: {file}</source>
        <translation>檔案已寫好：{file}</translation>
    </message>
    <message>
        <source>The file is being written. Work can go on meanwhile.</source>
        <translation>正在寫入檔案，期間可繼續工作。</translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message>
        <source>Facts of the case</source>
        <translation>個案概況</translation>
    </message>
    <message>
        <source>None so far.</source>
        <translation>暫無。</translation>
    </message>
    <message>
        <source>No mediator so far.</source>
        <translation>還沒有調解員。</translation>
    </message>
    <message>
        <source>No offers so far.</source>
        <translation>還沒有補償方案。</translation>
    </message>
    <message>
        <source>Nothing has been done yet.</source>
        <translation>尚未有任何處理。</translation>
    </message>
    <message>
        <source>Closed: {resolution}</source>
        <translation>結案：{resolution}</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>Nature: {nature}</source>
        <translation>性質：{nature}</translation>
    </message>
    <message>
        <source>Cause: {cause}</source>
        <translation>起因：{cause}</translation>
    </message>
    <message>
        <source>Customer: {kind}</source>
        <translation>客戶：{kind}</translation>
    </message>
    <message>
        <source>Conversations: {names}</source>
        <translation>對話：{names}</translation>
    </message>
    <message>
        <source>{name} has had a hand up for {time}: {reason}</source>
        <translation>{name}舉手 {time}：{reason}</translation>
    </message>
    <message>
        <source>Repeat of case {case}</source>
        <translation>個案 {case} 的重複客訴</translation>
    </message>
    <message>
        <source>{time}  {type}, {money}: {state} ({names})</source>
        <translation>{time}  {type}，{money}：{state}（{names}）</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>階段</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>歸類</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>風險</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承諾</translation>
    </message>
    <message>
        <source>The customer elsewhere</source>
        <translation>客戶的其他管道</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回訪</translation>
    </message>
    <message>
        <source>Nothing planned so far.</source>
        <translation>還沒有安排。</translation>
    </message>
    <message>
        <source>Call back by {time}</source>
        <translation>{time} 前回訪</translation>
    </message>
    <message>
        <source>{grade} of 5 · {post}</source>
        <translation>{grade} 分（滿分 5） · {post}</translation>
    </message>
    <message>
        <source>{name} could not: {reason}</source>
        <translation>{name}不能接：{reason}</translation>
    </message>
    <message>
        <source>{name} mediates</source>
        <translation>{name}調解</translation>
    </message>
    <message>
        <source>{name} was asked {time} ago and has not answered</source>
        <translation>{time} 前請了{name}，還沒答覆</translation>
    </message>
    <message>
        <source>Proposed by {name}: {text}</source>
        <translation>{name}提出：{text}</translation>
    </message>
    <message>
        <source>nobody has agreed yet</source>
        <translation>還沒有人同意</translation>
    </message>
    <message>
        <source>{part} ({who})</source>
        <translation>{part}（{who}）</translation>
    </message>
    <message>
        <source>{name} has to accept it by {time}: {left}</source>
        <translation>{name} 須在 {time} 前決定是否受理：{left}</translation>
    </message>
    <message>
        <source>{name} has to end it by {time}: {left}</source>
        <translation>{name} 須在 {time} 前辦結：{left}</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>還剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>overdue {duration}</source>
        <translation>已逾期 {duration}</translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation>還剩 {duration}</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>自 {time}</translation>
    </message>
    <message>
        <source>accepted {time}</source>
        <translation>{time} 受理</translation>
    </message>
    <message>
        <source>ended {time}</source>
        <translation>{time} 結案</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>補償方案</translation>
    </message>
    <message>
        <source>Record form…</source>
        <translation>登記表…</translation>
    </message>
    <message>
        <source>Mediation…</source>
        <translation>調解…</translation>
    </message>
    <message>
        <source>Call back…</source>
        <translation>回訪…</translation>
    </message>
    <message>
        <source>Mediation</source>
        <translation>調解</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>處理經過</translation>
    </message>
</context>
<context>
    <name>Fares</name>
    <message>
        <source>Nobody runs it. It runs while this window is open, or with stepin gateway.</source>
        <translation>沒有程式在執行它。開啟本視窗或執行 stepin gateway 時它才運作。</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>未執行</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>尚無訊息</translation>
    </message>
    <message>
        <source>It is connected; nothing has come in yet.</source>
        <translation>已連線；還沒有收到任何訊息。</translation>
    </message>
    <message>
        <source>silent since {time}</source>
        <translation>{time} 起無訊息</translation>
    </message>
    <message>
        <source>All is well; something came last at {time}.</source>
        <translation>一切正常；上次收到訊息是 {time}。</translation>
    </message>
    <message>
        <source>Nothing came for {ago}; usually something comes every {usual}. It may be quiet, or something is wrong there.</source>
        <translation>已有 {ago} 沒有訊息；平常每 {usual} 就有一次。可能只是清靜，也可能那邊出了問題。</translation>
    </message>
    <message>
        <source>Offline since {time}. It catches up by itself.</source>
        <translation>{time} 起離線。恢復後會自動補上。</translation>
    </message>
    <message>
        <source>offline since {time}</source>
        <translation>{time} 起離線</translation>
    </message>
    <message numerus="yes">
        <source>offline since {time}; %n answer(s) wait</source>
        <translation>
            <numerusform>{time} 起離線；%n 則回覆在等待</numerusform>
        </translation>
    </message>
    <message>
        <source>trouble since {time}</source>
        <translation>{time} 起有故障</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) wait.</source>
        <translation>
            <numerusform>%n 則回覆在等待。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n answer(s) nobody knows whether they arrived.</source>
        <translation>
            <numerusform>%n 則回覆不知是否送達。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FieldInput</name>
    <message>
        <source>Not known yet</source>
        <translation>還不清楚</translation>
    </message>
</context>
<context>
    <name>FileDrop</name>
    <message>
        <source>Chats and emails</source>
        <translation>聊天與郵件</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有檔案</translation>
    </message>
    <message>
        <source>Import chats or emails</source>
        <translation>匯入聊天或郵件</translation>
    </message>
</context>
<context>
    <name>FloorChart</name>
    <message>
        <source>The floor today</source>
        <translation>全場熱度 · 今天</translation>
    </message>
    <message>
        <source>The floor today: open cases by level, their heat (line), arrivals (bars)</source>
        <translation>今天全場：各級別的未結個案、熱度（折線）、進線（柱狀）</translation>
    </message>
    <message>
        <source>Messages {messages} · closed {closed} · critical {critical}</source>
        <translation>進線 {messages} · 結案 {closed} · 危急 {critical}</translation>
    </message>
    <message>
        <source>Messages: {count}</source>
        <translation>進線：{count}</translation>
    </message>
</context>
<context>
    <name>FollowUpDialog</name>
    <message>
        <source>What the customer said</source>
        <translation>回訪結果</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>記錄</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>請選擇……</translation>
    </message>
    <message>
        <source>In the customer&apos;s words, if any</source>
        <translation>客戶的原話，如有</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>滿意度</translation>
    </message>
    <message>
        <source>Public post</source>
        <translation>公開貼文</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Choose how satisfied the customer is.</source>
        <translation>請選擇滿意度。</translation>
    </message>
    <message>
        <source>{customer} is not content: the case goes back to “{stage}”, and opens again if it was closed.</source>
        <translation>{customer}不滿意：個案回到「{stage}」，已關閉的會重新打開。</translation>
    </message>
    <message>
        <source>The answer is kept with the case.</source>
        <translation>結果會記入個案。</translation>
    </message>
</context>
<context>
    <name>FormTable</name>
    <message>
        <source>Add a row</source>
        <translation>新增一列</translation>
    </message>
    <message>
        <source>Remove the row</source>
        <translation>刪除該列</translation>
    </message>
</context>
<context>
    <name>FullTextDialog</name>
    <message>
        <source>Text of the message</source>
        <translation>訊息全文</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>上一頁</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>下一頁</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 頁，共 {pages} 頁</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>HandDialog</name>
    <message>
        <source>Raise a hand</source>
        <translation>舉手求助</translation>
    </message>
    <message>
        <source>Ask for help</source>
        <translation>請求協助</translation>
    </message>
    <message>
        <source>What is the matter? It may be left empty.</source>
        <translation>怎麼了？可以不寫。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The case shows a raised hand with its clock until somebody steps in. The customer sees nothing of it.</source>
        <translation>個案會顯示舉手和計時，直到有人介入。客戶什麼也看不到。</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>Facts</source>
        <translation>事實</translation>
    </message>
    <message>
        <source>What the customer asks for</source>
        <translation>客戶的要求</translation>
    </message>
    <message>
        <source>What was tried</source>
        <translation>已做過的</translation>
    </message>
    <message>
        <source>What was promised</source>
        <translation>承諾過的</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>風險</translation>
    </message>
    <message>
        <source>Mediation</source>
        <translation>調解</translation>
    </message>
    <message>
        <source>The customer&apos;s last words</source>
        <translation>客戶最後的話</translation>
    </message>
    <message>
        <source>{customer}, by {channel}; a case since {time}; {level}, heat {heat}; stage: {stage}</source>
        <translation>{customer}，{channel}；{time} 立案；{level}，熱度 {heat}；階段：{stage}</translation>
    </message>
    <message>
        <source>It follows case {case} of the same customer.</source>
        <translation>它接著同一客戶的個案 {case}。</translation>
    </message>
    <message>
        <source>The customer has waited for an answer for {time}.</source>
        <translation>客戶等答覆已 {time}。</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已兌現</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾時</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未到期</translation>
    </message>
    <message>
        <source>{time}  {name}: {what} ({state})</source>
        <translation>{time}  {name}：{what}（{state}）</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>{time}  {name}: {what}</source>
        <translation>{time}  {name}：{what}</translation>
    </message>
    <message>
        <source>watches, unseen by the customer</source>
        <translation>旁觀，客戶看不到</translation>
    </message>
    <message>
        <source>whispers to the agent</source>
        <translation>悄悄提示客服</translation>
    </message>
    <message>
        <source>joined the conversation</source>
        <translation>加入對話</translation>
    </message>
    <message>
        <source>took the case over</source>
        <translation>接手個案</translation>
    </message>
    <message>
        <source>left the case</source>
        <translation>離開個案</translation>
    </message>
    <message>
        <source>proposed {type}, {amount} {currency}</source>
        <translation>提出{type}，{amount} {currency}</translation>
    </message>
    <message>
        <source>set other terms: {type}, {amount} {currency}</source>
        <translation>改了條件：{type}，{amount} {currency}</translation>
    </message>
    <message>
        <source>{what}, on behalf of {name}</source>
        <translation>{what}（代 {name}）</translation>
    </message>
    <message>
        <source>the customer chose option {number}</source>
        <translation>客戶選了第 {number} 項</translation>
    </message>
    <message>
        <source>{what}; they say {amount} was paid</source>
        <translation>{what}；對方稱已付 {amount}</translation>
    </message>
    <message>
        <source>{what} (reference {reference})</source>
        <translation>{what}（憑證號 {reference}）</translation>
    </message>
    <message>
        <source>promised: {text}</source>
        <translation>承諾：{text}</translation>
    </message>
    <message>
        <source>asked {name} to mediate</source>
        <translation>請{name}調解</translation>
    </message>
    <message>
        <source>closed the case: {resolution}</source>
        <translation>結案：{resolution}</translation>
    </message>
    <message>
        <source>opened the case by hand</source>
        <translation>手動開案</translation>
    </message>
    <message>
        <source>the case opened because an agent asked for help</source>
        <translation>因客服求助而立案</translation>
    </message>
    <message>
        <source>the case opened by its heat</source>
        <translation>因熱度自動開案</translation>
    </message>
    <message>
        <source>corrected a score to {anger}</source>
        <translation>將評分更正為 {anger}</translation>
    </message>
    <message>
        <source>was refused: {reason}</source>
        <translation>遭拒絕：{reason}</translation>
    </message>
    <message>
        <source>takes the mediation</source>
        <translation>接受調解</translation>
    </message>
    <message>
        <source>cannot mediate: {reason}</source>
        <translation>不能調解：{reason}</translation>
    </message>
    <message>
        <source>brought it before {name}</source>
        <translation>轉交{name}</translation>
    </message>
    <message>
        <source>{name} ({reference})</source>
        <translation>{name}（{reference}）</translation>
    </message>
    <message>
        <source>recorded that the third party took the case</source>
        <translation>登記：第三方已受理</translation>
    </message>
    <message>
        <source>recorded that the third party ended the case</source>
        <translation>登記：第三方已結案</translation>
    </message>
    <message>
        <source>the customer&apos;s answer: {grade} of 5; {post}</source>
        <translation>回訪：{grade} 分（滿分 5）；{post}</translation>
    </message>
    <message>
        <source>{what}; the case goes on</source>
        <translation>{what}；個案繼續</translation>
    </message>
    <message>
        <source>kept a promise</source>
        <translation>兌現了一項承諾</translation>
    </message>
    <message>
        <source>whispered</source>
        <translation>發出密語</translation>
    </message>
    <message>
        <source>erased the customer&apos;s words, as was asked</source>
        <translation>按要求刪除了客戶的內容</translation>
    </message>
    <message>
        <source>raised a hand</source>
        <translation>舉手求助</translation>
    </message>
    <message>
        <source>has seen the alert: {alert}</source>
        <translation>已確認提醒：{alert}</translation>
    </message>
    <message>
        <source>let the alert sleep: {alert}</source>
        <translation>將提醒暫緩：{alert}</translation>
    </message>
    <message>
        <source>lowered the hand</source>
        <translation>放下了手</translation>
    </message>
    <message>
        <source>planned a call-back</source>
        <translation>安排了回訪</translation>
    </message>
    <message>
        <source>another conversation joined the case</source>
        <translation>另一段對話併入此案</translation>
    </message>
</context>
<context>
    <name>HoldDialog</name>
    <message>
        <source>Which court or authority, and its reference</source>
        <translation>哪個法院或機關，及其文號</translation>
    </message>
    <message>
        <source>Lift the legal hold</source>
        <translation>解除依法保留</translation>
    </message>
    <message>
        <source>Set a legal hold</source>
        <translation>設為依法保留</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>A legal hold stands already.</source>
        <translation>已設為依法保留。</translation>
    </message>
    <message>
        <source>From then on the words can be erased when somebody asks and a second person approves.</source>
        <translation>此後，有人提出並經第二人核准，即可刪除。</translation>
    </message>
    <message>
        <source>As long as it stands the customer&apos;s words cannot be erased, whoever asks.</source>
        <translation>保留期間，無論誰提出，都不能刪除此客戶的內容。</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>匯入</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>匯入進度</translation>
    </message>
    <message>
        <source>See what was not understood</source>
        <translation>查看無法辨識的內容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>正在查看檔案…</translation>
    </message>
    <message>
        <source>{file}: {problem}</source>
        <translation>{file}：{problem}</translation>
    </message>
    <message>
        <source>Import finished</source>
        <translation>匯入完成</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>新增 %n 則訊息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>已有 %n 則</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) not understood</source>
        <translation>
            <numerusform>無法辨識 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) opened</source>
        <translation>
            <numerusform>新開 %n 件個案</numerusform>
        </translation>
    </message>
    <message>
        <source>{file}: {messages}, {duplicates}, {left_out}; {cases}.</source>
        <translation>{file}：{messages}，{duplicates}，{left_out}；{cases}。</translation>
    </message>
</context>
<context>
    <name>ImportForm</name>
    <message>
        <source>Who is staff?</source>
        <translation>誰是員工？</translation>
    </message>
    <message>
        <source>Who is staff? Everybody else is the customer&apos;s side.</source>
        <translation>誰是員工？其餘的都算客戶一方。</translation>
    </message>
    <message>
        <source>Who is the customer?</source>
        <translation>誰是客戶？</translation>
    </message>
    <message>
        <source>How are the dates of this file written?</source>
        <translation>這個檔案裡的日期怎麼寫？</translation>
    </message>
    <message>
        <source>Times in the file are of this time zone</source>
        <translation>檔案中的時間屬於此時區</translation>
    </message>
    <message>
        <source>Name of the chat (a later export of the same name is added to it)</source>
        <translation>聊天名稱（日後同名的匯出檔會併入其中）</translation>
    </message>
    <message>
        <source>Somebody has to be the customer: leave at least one name unticked.</source>
        <translation>總得有人是客戶：請至少留一個名字不勾選。</translation>
    </message>
    <message>
        <source>Choose how the dates are written.</source>
        <translation>請選擇日期的寫法。</translation>
    </message>
    <message>
        <source>Choose who the customer is.</source>
        <translation>請選擇誰是客戶。</translation>
    </message>
</context>
<context>
    <name>KeptField</name>
    <message>
        <source>kept; type to replace it</source>
        <translation>已儲存；輸入即取代</translation>
    </message>
    <message>
        <source>not there yet</source>
        <translation>尚未填寫</translation>
    </message>
</context>
<context>
    <name>KeyDoors</name>
    <message>
        <source>There is nothing to lock with: make a key first.</source>
        <translation>沒有可用於鎖定的金鑰，請先建立。</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>快速鍵</translation>
    </message>
    <message>
        <source>Letters work wherever no text is being typed.</source>
        <translation>沒有在輸入文字時，字母鍵即可使用。</translation>
    </message>
</context>
<context>
    <name>KeysRoom</name>
    <message>
        <source>Keys</source>
        <translation>金鑰</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人員</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指紋</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>A key that is not confirmed counts as that person&apos;s only because it said so first. Compare its fingerprint with them, by voice or on paper; or they make another key, which a lead who has one confirms, and revoke the first.</source>
        <translation>未經確認的金鑰之所以算作本人的，只是因為它最先這樣聲明。請透過通話或紙本與本人核對指紋；或者由本人另建一把金鑰，請一位已有金鑰的主管或經理確認，再吊銷第一把。</translation>
    </message>
    <message>
        <source>Make a key…</source>
        <translation>建立金鑰…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>吊銷…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Your key is made. Its fingerprint, to be compared once with a colleague by voice: {fingerprint}</source>
        <translation>金鑰已建立。請與同事口頭核對一次指紋：{fingerprint}</translation>
    </message>
    <message>
        <source>Revoked.</source>
        <translation>已吊銷。</translation>
    </message>
    <message>
        <source>signs; confirmed by {name}</source>
        <translation>可簽名；由 {name} 確認</translation>
    </message>
    <message>
        <source>signs; not confirmed</source>
        <translation>可簽名；未經確認</translation>
    </message>
    <message>
        <source>revoked {day} by {name}: {reason}</source>
        <translation>{day} 由{name}吊銷：{reason}</translation>
    </message>
    <message>
        <source>A key keeps anybody without its secret from deciding in your name, and shows afterwards that nothing signed was changed. It cannot stop the owner of this machine from reading the record, watching what is typed, or putting an older record in its place: only a head that is kept elsewhere shows that.</source>
        <translation>金鑰使沒有密碼的人不能以您的名義作決定，事後也能證明簽過的內容沒有被改。但它攔不住這臺電腦的主人讀取紀錄、窺看輸入，或換回一份舊紀錄：只有存放在別處的鏈頭才能查出這一點。</translation>
    </message>
</context>
<context>
    <name>LearningRoom</name>
    <message>
        <source>every message in Chinese</source>
        <translation>每條中文訊息</translation>
    </message>
    <message>
        <source>every message in Latin letters</source>
        <translation>每條拉丁字母訊息</translation>
    </message>
    <message>
        <source>Learn from corrections</source>
        <translation>從更正中學習</translation>
    </message>
    <message>
        <source>Learn from all corrections</source>
        <translation>學習全部更正</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>關閉學習</translation>
    </message>
    <message>
        <source>Roll back to this correction</source>
        <translation>退回到這次更正</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Moves anger by</source>
        <translation>怒氣變動</translation>
    </message>
    <message>
        <source>What was learned</source>
        <translation>學到的內容</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>詞語</translation>
    </message>
    <message>
        <source>Corrections with it</source>
        <translation>含它的更正</translation>
    </message>
    <message>
        <source>When</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>By</source>
        <translation>由誰</translation>
    </message>
    <message>
        <source>Anger</source>
        <translation>怒氣</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>訊息</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>已學習</translation>
    </message>
    <message>
        <source>Corrections, newest first</source>
        <translation>更正，最新在前</translation>
    </message>
    <message numerus="yes">
        <source>Off. There are corrections of %n message(s) to learn from.</source>
        <translation>
            <numerusform>未開啟。有 %n 條訊息的更正可供學習。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On. Learned from corrections of %n message(s)</source>
        <translation>
            <numerusform>已開啟。學習了 %n 條訊息的更正</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more came since.</source>
        <translation>
            <numerusform>此後又有 %n 條。</numerusform>
        </translation>
    </message>
    <message>
        <source>{learned}. {more}</source>
        <translation>{learned}。{more}</translation>
    </message>
    <message>
        <source>{machine} → {person}</source>
        <translation>{machine} → {person}</translation>
    </message>
    <message>
        <source>erased, or without words</source>
        <translation>已刪除，或沒有文字</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>正在學習</translation>
    </message>
    <message>
        <source>The scorer can weigh words as people here corrected them. Messages read from then on are read so; what was read before, the model that comes with Stepin and the command stepin score stay as they are. Grave risks are never read calmer.</source>
        <translation>評分程式可以按這裡的人所作的更正來衡量詞語。此後讀取的訊息照此評分；先前的評分、Stepin 自帶的模型和命令 stepin score 都不變。嚴重風險絕不會因此降低怒氣。</translation>
    </message>
    <message>
        <source>What was learned: points that a message of the word alone would move from 50</source>
        <translation>學到的內容：一條只含該詞語的訊息，怒氣會從 50 變動多少分</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>No promises so far.</source>
        <translation>還沒有承諾。</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>Not sent yet: no channel</source>
        <translation>尚未傳送：沒有管道</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待傳送</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>正在傳送</translation>
    </message>
    <message>
        <source>Sent {time}</source>
        <translation>已傳送 {time}</translation>
    </message>
    <message>
        <source>Delivered {time}</source>
        <translation>已送達 {time}</translation>
    </message>
    <message>
        <source>Read {time}</source>
        <translation>已讀 {time}</translation>
    </message>
    <message>
        <source>Not sent: {why}. Shift+R sends it again</source>
        <translation>未傳送：{why}。Shift+R 再次傳送</translation>
    </message>
    <message>
        <source>Unknown whether it arrived. Look there first; Shift+R sends it again, Shift+G gives it up</source>
        <translation>不知是否送達。請先到對方平台查看；Shift+R 再次傳送，Shift+G 放棄</translation>
    </message>
    <message>
        <source>{state} ({why})</source>
        <translation>{state}（{why}）</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>離線</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>對方未及時回應</translation>
    </message>
    <message>
        <source>the account is not signed in</source>
        <translation>帳戶未登入</translation>
    </message>
    <message>
        <source>the account may not</source>
        <translation>帳戶沒有權限</translation>
    </message>
    <message>
        <source>too much at once</source>
        <translation>傳送過於頻繁</translation>
    </message>
    <message>
        <source>there is no such recipient</source>
        <translation>沒有這個收件人</translation>
    </message>
    <message>
        <source>the server cannot prove who it is</source>
        <translation>伺服器無法證明身分</translation>
    </message>
    <message>
        <source>a fault of the service</source>
        <translation>對方服務故障</translation>
    </message>
    <message>
        <source>an answer that nobody understands</source>
        <translation>回應無法理解</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>已放棄</translation>
    </message>
    <message>
        <source>its words were erased</source>
        <translation>內容已刪除</translation>
    </message>
    <message>
        <source>the channel cannot do that</source>
        <translation>管道不支援</translation>
    </message>
    <message>
        <source>more than 24 hours since the customer wrote</source>
        <translation>客戶上次來訊已超過 24 小時</translation>
    </message>
    <message>
        <source>the customer cannot be reached on WhatsApp</source>
        <translation>在 WhatsApp 上聯絡不到客戶</translation>
    </message>
    <message>
        <source>the customer wants no more messages</source>
        <translation>客戶不想再收到訊息</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>未說明原因</translation>
    </message>
    <message>
        <source>Claims to belong to another conversation</source>
        <translation>聲稱屬於另一對話</translation>
    </message>
    <message>
        <source>One of very many by this sender</source>
        <translation>該寄件人來信過多</translation>
    </message>
    <message>
        <source>Sender doubtful: {said}</source>
        <translation>寄件人可疑：{said}</translation>
    </message>
    <message>
        <source>Sender: {said}</source>
        <translation>寄件人：{said}</translation>
    </message>
    <message>
        <source>With it, not opened: {listed}</source>
        <translation>附帶（未開啟）：{listed}</translation>
    </message>
    <message>
        <source>Show the whole mail</source>
        <translation>顯示完整郵件</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>圖片</translation>
    </message>
    <message>
        <source>video</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>音訊</translation>
    </message>
    <message>
        <source>voice message</source>
        <translation>語音訊息</translation>
    </message>
    <message>
        <source>sticker</source>
        <translation>貼圖</translation>
    </message>
    <message>
        <source>file</source>
        <translation>檔案</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Locked</source>
        <translation>已鎖定</translation>
    </message>
    <message>
        <source>Who signs in</source>
        <translation>由誰登入</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>密碼</translation>
    </message>
    <message>
        <source>Locked. Messages go on coming in; nothing is shown.</source>
        <translation>已鎖定。訊息照常接收，但不顯示。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解鎖</translation>
    </message>
</context>
<context>
    <name>MediateDialog</name>
    <message>
        <source>Mediation</source>
        <translation>調解</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>寫下</translation>
    </message>
    <message>
        <source>No offer yet</source>
        <translation>還沒有補償方案</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>Became the offer</source>
        <translation>對應的補償</translation>
    </message>
    <message>
        <source>Write something.</source>
        <translation>請寫內容。</translation>
    </message>
    <message>
        <source>Both sides have to say yes to just this text.</source>
        <translation>雙方都要同意這段文字。</translation>
    </message>
    <message>
        <source>The mediation ends here; say what happens next instead.</source>
        <translation>調解到此為止；請寫下一步。</translation>
    </message>
    <message>
        <source>It is kept with the case, and stands in the hand-over note.</source>
        <translation>會記入個案，也會寫進交接說明。</translation>
    </message>
</context>
<context>
    <name>MediatorDialog</name>
    <message>
        <source>Assign a mediator</source>
        <translation>派調解</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>指派</translation>
    </message>
    <message>
        <source>Nobody on the roster can take this case. The policy names the mediators.</source>
        <translation>名單上沒有人能接這件個案。調解員由政策指定。</translation>
    </message>
    <message>
        <source>Choose somebody.</source>
        <translation>請選擇一位。</translation>
    </message>
    <message numerus="yes">
        <source>{name} gets this case, and has %n open case(s) now.</source>
        <translation>
            <numerusform>個案將交給 {name}，其手上現有 %n 個未結個案。</numerusform>
        </translation>
    </message>
    <message>
        <source>Suggested because: {reasons}</source>
        <translation>推薦原因：{reasons}</translation>
    </message>
    <message>
        <source>What speaks against it: {reasons}</source>
        <translation>不利之處：{reasons}</translation>
    </message>
    <message>
        <source>Not neutral here: {names}</source>
        <translation>在此不中立：{names}</translation>
    </message>
    <message>
        <source>Could not take it: {names}</source>
        <translation>不能接：{names}</translation>
    </message>
    <message>
        <source>Mediator</source>
        <translation>調解員</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>未結個案</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>專長</translation>
    </message>
    <message>
        <source>Roster of mediators</source>
        <translation>調解員名單</translation>
    </message>
    <message>
        <source>{name} · suggested</source>
        <translation>{name} · 推薦</translation>
    </message>
    <message>
        <source>speaks {language}</source>
        <translation>會{language}</translation>
    </message>
    <message>
        <source>knows {skill}</source>
        <translation>熟悉{skill}</translation>
    </message>
    <message>
        <source>settled {share} of this kind ({kind})</source>
        <translation>這一類談成 {share}（{kind}）</translation>
    </message>
    <message>
        <source>settled {share}</source>
        <translation>調成 {share}</translation>
    </message>
    <message>
        <source>declined {share}</source>
        <translation>推辭 {share}</translation>
    </message>
    <message>
        <source>at work now</source>
        <translation>現在當班</translation>
    </message>
    <message>
        <source>not at work now</source>
        <translation>現在不當班</translation>
    </message>
</context>
<context>
    <name>MoneyDoors</name>
    <message>
        <source>Done.</source>
        <translation>完成。</translation>
    </message>
    <message>
        <source>Putting them on the list…</source>
        <translation>正在列入清單…</translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) put on the list.</source>
        <translation>
            <numerusform>已將 %n 項列入清單。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading what was paid…</source>
        <translation>正在讀取已付款項…</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) closed.</source>
        <translation>
            <numerusform>已結清 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) wait for a person: not paid as approved, or not known.</source>
        <translation>
            <numerusform>%n 行等待人工處理：支付金額與核准的不符，或不知是否已付。</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing the list…</source>
        <translation>正在寫出清單…</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) written to {file}</source>
        <translation>
            <numerusform>已寫出 %n 行：{file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticesDialog</name>
    <message>
        <source>Third-party notices</source>
        <translation>第三方聲明</translation>
    </message>
    <message>
        <source>This is a checkout: the notices are made when the program is packaged.</source>
        <translation>這是原始碼目錄：打包程式時才會產生聲明。</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message numerus="yes">
        <source>%n new alert(s)</source>
        <translation>
            <numerusform>%n 則新提醒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>{days}d</source>
        <translation>{days} 天</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place} 個，共 {count} 個</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>核准</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒絕</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Other terms</source>
        <translation>改條件</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Record the choice</source>
        <translation>記錄選擇</translation>
    </message>
    <message>
        <source>Earlier offer</source>
        <translation>上一個方案</translation>
    </message>
    <message>
        <source>Later offer</source>
        <translation>下一個方案</translation>
    </message>
</context>
<context>
    <name>OfferDialog</name>
    <message>
        <source>Propose an offer</source>
        <translation>提出補償方案</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>680.00</source>
        <translation>680.00</translation>
    </message>
    <message>
        <source>What it makes good; the customer&apos;s trouble in a few words</source>
        <translation>補償什麼；用幾個字寫明客戶的問題</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>類型</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>幣別</translation>
    </message>
    <message>
        <source>Or, as the customer likes</source>
        <translation>或由客戶任選</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Write the amount in digits, with at most the decimals of the currency: 680.00</source>
        <translation>請用數字填寫金額，小數位不超過該幣別：680.00</translation>
    </message>
    <message>
        <source>The amount must be more than zero.</source>
        <translation>金額必須大於零。</translation>
    </message>
    <message>
        <source>Every option needs its own type or amount, in digits: 680.00</source>
        <translation>每一項的類型或金額須各不相同，金額用數字：680.00</translation>
    </message>
    <message>
        <source>Give a reason; whoever approves reads it.</source>
        <translation>請寫明理由，審核人會看到。</translation>
    </message>
    <message>
        <source>{consequence}
{approval}</source>
        <translation>{consequence}
{approval}</translation>
    </message>
</context>
<context>
    <name>OptionRow</name>
    <message>
        <source>Type of the option</source>
        <translation>選項類型</translation>
    </message>
    <message>
        <source>Amount of the option</source>
        <translation>選項金額</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove this option</source>
        <translation>移除此選項</translation>
    </message>
</context>
<context>
    <name>OptionRows</name>
    <message>
        <source>Add an option</source>
        <translation>增加一個選項</translation>
    </message>
</context>
<context>
    <name>OrderDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>OutsideDialog</name>
    <message>
        <source>Third party</source>
        <translation>第三方</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>記錄</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>Their reference</source>
        <translation>對方編號</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>進展</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Who is it? A consumer association, an authority, an arbitrator.</source>
        <translation>是誰？消保會、主管機關、仲裁機構。</translation>
    </message>
    <message>
        <source>The case is with {name}.</source>
        <translation>個案在{name}處理。</translation>
    </message>
    <message>
        <source>They usually accept within 7 working days and end within 45; the case counts them.</source>
        <translation>一般 7 個工作日內受理，45 個工作日內結案；個案會計日。</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>All commands</source>
        <translation>全部指令</translation>
    </message>
    <message>
        <source>A command, a customer, or words of a message</source>
        <translation>指令、客戶，或訊息裡的字詞</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>符合的結果</translation>
    </message>
</context>
<context>
    <name>PayoutRoom</name>
    <message>
        <source>Payout list</source>
        <translation>付款清單</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>類型</translation>
    </message>
    <message>
        <source>To</source>
        <translation>收款人</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>核准日期</translation>
    </message>
    <message>
        <source>By</source>
        <translation>核准人</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>憑證號</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>補償方案</translation>
    </message>
    <message>
        <source>Not paid yet</source>
        <translation>尚未付款</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>只顯示</translation>
    </message>
    <message>
        <source>Put what is ready on the list</source>
        <translation>將待付款項列入清單</translation>
    </message>
    <message>
        <source>Write the list…</source>
        <translation>寫出清單…</translation>
    </message>
    <message>
        <source>Read what was paid…</source>
        <translation>讀取已付款項…</translation>
    </message>
    <message>
        <source>Say what became of it…</source>
        <translation>說明付款結果…</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>開啟個案</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message numerus="yes">
        <source>%n refused: {reasons}</source>
        <translation>
            <numerusform>%n 項被拒絕：{reasons}</numerusform>
        </translation>
    </message>
    <message>
        <source>{state}: {count}</source>
        <translation>{state}：{count}</translation>
    </message>
    <message>
        <source>Nothing is approved yet.</source>
        <translation>還沒有已核准的方案。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) wait for a person: nobody knows whether they were paid.</source>
        <translation>
            <numerusform>%n 行待人核實：是否已付不明。</numerusform>
        </translation>
    </message>
    <message>
        <source>{state}: they say {amount} was paid</source>
        <translation>{state}：對方稱已付 {amount}</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>清單</translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <source>Who acts in this window</source>
        <translation>此視窗由誰操作</translation>
    </message>
    <message>
        <source>Example people of the starter policy</source>
        <translation>入門政策中的範例人員</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>無人</translation>
    </message>
    <message>
        <source>Acting: {person}</source>
        <translation>操作人：{person}</translation>
    </message>
    <message>
        <source>{name} · {role}</source>
        <translation>{name} · {role}</translation>
    </message>
    <message>
        <source>{person} · unsigned</source>
        <translation>{person} · 未簽名</translation>
    </message>
</context>
<context>
    <name>PlaybookEditor</name>
    <message>
        <source>Edit the playbooks</source>
        <translation>編輯應對手冊</translation>
    </message>
    <message>
        <source>TOML: a table for each risk or cause and language, with steps and phrases.</source>
        <translation>TOML：每個風險或起因、每種語言一個表，內有 steps 和 phrases。</translation>
    </message>
</context>
<context>
    <name>PlaybookPanel</name>
    <message>
        <source>Playbook</source>
        <translation>應對手冊</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>編輯…</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步驟</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>話術</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>採用</translation>
    </message>
    <message>
        <source>Use: {phrase}</source>
        <translation>採用：{phrase}</translation>
    </message>
</context>
<context>
    <name>Plot</name>
    <message>
        <source>{chance} % hot soon</source>
        <translation>{chance}% 即將升溫</translation>
    </message>
</context>
<context>
    <name>PolicyFormsView</name>
    <message>
        <source>Person</source>
        <translation>人員</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>幣別</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人員</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>技能</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>當班時間</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>額度</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>類型</translation>
    </message>
    <message>
        <source>May approve up to</source>
        <translation>可核准至</translation>
    </message>
    <message>
        <source>Thresholds and budgets</source>
        <translation>門檻與預算</translation>
    </message>
    <message>
        <source>Second person above</source>
        <translation>超過此額須第二人</translation>
    </message>
    <message>
        <source>Typed again above</source>
        <translation>超過此額須重新輸入</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>A customer</source>
        <translation>每位客戶</translation>
    </message>
    <message>
        <source>Delegations</source>
        <translation>授權</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>授權人</translation>
    </message>
    <message>
        <source>To</source>
        <translation>受託人</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>首日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>末日</translation>
    </message>
    <message>
        <source>Another lead confirms the first key of a person</source>
        <translation>每個人的第一把金鑰由另一位主管或經理確認</translation>
    </message>
    <message>
        <source>The text has comments; a change that is made here does not keep them.</source>
        <translation>文字中有註解；在此處修改不會保留註解。</translation>
    </message>
    <message>
        <source>every type</source>
        <translation>所有類型</translation>
    </message>
    <message>
        <source>For all</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>never</source>
        <translation>從不</translation>
    </message>
    <message>
        <source>Days of the customer&apos;s limit</source>
        <translation>客戶限額的天數</translation>
    </message>
    <message>
        <source>Minutes until it is shown to those above</source>
        <translation>上報前的分鐘數</translation>
    </message>
    <message>
        <source>Minutes until it expires</source>
        <translation>失效前的分鐘數</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>時區</translation>
    </message>
    <message>
        <source>Working days until a third party accepts</source>
        <translation>第三方受理期限（工作日）</translation>
    </message>
    <message>
        <source>Working days from then until it ends</source>
        <translation>受理後辦結期限（工作日）</translation>
    </message>
    <message>
        <source>May propose</source>
        <translation>可提出方案</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>金鑰</translation>
    </message>
</context>
<context>
    <name>PolicyRoom</name>
    <message>
        <source>Policy</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>將有的變化</translation>
    </message>
    <message>
        <source>Why it should change; whoever approves reads it</source>
        <translation>變更的理由，核准人會看到</translation>
    </message>
    <message>
        <source>Take a file…</source>
        <translation>取用檔案…</translation>
    </message>
    <message>
        <source>Back to what holds</source>
        <translation>恢復為現行政策</translation>
    </message>
    <message>
        <source>Ask for this change</source>
        <translation>提請此項變更</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>A reason, if there is something to say</source>
        <translation>如有需要，請寫明理由</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>核准</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒絕</translation>
    </message>
    <message>
        <source>Waits for a decision: {count}</source>
        <translation>待決定：{count}</translation>
    </message>
    <message>
        <source>Only a manager can ask for a change; another one decides it.</source>
        <translation>只有經理能提請變更，由另一名經理決定。</translation>
    </message>
    <message>
        <source>So it holds already. Change the text, or take a file.</source>
        <translation>這就是現行政策。請修改文字，或取用檔案。</translation>
    </message>
    <message>
        <source>This can be read. It holds once another manager approves it.</source>
        <translation>文字有效。另一名經理核准後即生效。</translation>
    </message>
    <message>
        <source>The file cannot be read as a text in UTF-8.</source>
        <translation>檔案不是 UTF-8 文字，無法讀取。</translation>
    </message>
    <message>
        <source>No change waits for a decision.</source>
        <translation>沒有待決定的變更。</translation>
    </message>
    <message>
        <source>{name} asks for a change</source>
        <translation>{name} 提請變更</translation>
    </message>
    <message>
        <source>{name} asks for a change: {reason}</source>
        <translation>{name} 提請變更：{reason}</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>What holds, and a change of it</source>
        <translation>現行政策與變更</translation>
    </message>
    <message>
        <source>The same as a text</source>
        <translation>文字形式</translation>
    </message>
    <message>
        <source>The policy as a text (TOML)</source>
        <translation>政策文字（TOML）</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>變更</translation>
    </message>
</context>
<context>
    <name>PromiseDialog</name>
    <message>
        <source>Promise</source>
        <translation>承諾</translation>
    </message>
    <message>
        <source>Promise it</source>
        <translation>承諾</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>回電</translation>
    </message>
    <message>
        <source>What</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>何時之前</translation>
    </message>
    <message>
        <source>Write what the customer was promised.</source>
        <translation>請寫明向客戶承諾了什麼。</translation>
    </message>
    <message>
        <source>The time is over already.</source>
        <translation>這個時間已經過去。</translation>
    </message>
    <message>
        <source>{customer} expects it by {time}, in {duration}. The ledger warns before it breaks.</source>
        <translation>{customer} 期待在 {time} 之前兌現，還有 {duration}。逾期之前會提醒。</translation>
    </message>
    <message>
        <source>30 min</source>
        <translation>30 分鐘</translation>
    </message>
    <message>
        <source>2 h</source>
        <translation>2 小時</translation>
    </message>
    <message>
        <source>Today 18:00</source>
        <translation>今天 18:00</translation>
    </message>
    <message>
        <source>Tomorrow noon</source>
        <translation>明天中午</translation>
    </message>
</context>
<context>
    <name>PromiseRoom</name>
    <message>
        <source>Promises</source>
        <translation>承諾</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩餘</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客戶</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承諾內容</translation>
    </message>
    <message>
        <source>By</source>
        <translation>承諾人</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>已作出</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兌現</translation>
    </message>
    <message>
        <source>Kept late</source>
        <translation>遲到兌現</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>已失信</translation>
    </message>
    <message>
        <source>Median lateness</source>
        <translation>延誤中位數</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>按人</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人員</translation>
    </message>
    <message>
        <source>By cause</source>
        <translation>按起因</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>起因</translation>
    </message>
    <message>
        <source>Not kept yet</source>
        <translation>還沒兌現</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>只顯示</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>開啟個案</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>還不清楚</translation>
    </message>
    <message>
        <source>{state}; WhatsApp&apos;s 24 hours are over by then</source>
        <translation>{state}；屆時 WhatsApp 的 24 小時已過</translation>
    </message>
    <message>
        <source>overdue {duration}</source>
        <translation>逾時 {duration}</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台帳</translation>
    </message>
    <message>
        <source>People&apos;s figures are for coaching, not for judging: who has the hardest cases promises most.</source>
        <translation>個人數字用於輔導，不用於考核：難的個案多，承諾自然多。</translation>
    </message>
    <message>
        <source>Made: {made} · kept: {kept} · kept late: {late} · broken: {broken}</source>
        <translation>作出 {made} · 兌現 {kept} · 遲到 {late} · 失信 {broken}</translation>
    </message>
</context>
<context>
    <name>PromiseRow</name>
    <message>
        <source>Kept</source>
        <translation>已兌現</translation>
    </message>
    <message>
        <source>{name}, by {time}</source>
        <translation>{name}，{time} 之前</translation>
    </message>
    <message>
        <source>Kept: {promise}</source>
        <translation>已兌現：{promise}</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已兌現</translation>
    </message>
    <message>
        <source>overdue {duration}</source>
        <translation>逾期 {duration}</translation>
    </message>
    <message>
        <source>in {duration}</source>
        <translation>還有 {duration}</translation>
    </message>
    <message>
        <source>counted by weekdays</source>
        <translation>按週一至週五計算</translation>
    </message>
    <message>
        <source>counted by the official calendar</source>
        <translation>按官方工作日曆計算</translation>
    </message>
</context>
<context>
    <name>QuarantineDialog</name>
    <message>
        <source>What was not understood</source>
        <translation>無法辨識的內容</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>全部顯示</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of input could not be read. Nothing was thrown away; the rest went on.</source>
        <translation>
            <numerusform>有 %n 處輸入無法讀取。沒有丟棄任何內容，其餘照常處理。</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that came in was understood.</source>
        <translation>收到的內容全部辨識成功。</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>原文</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more byte(s)</source>
        <translation>
            <numerusform>…… 還有 %n 位元組</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuarantineModel</name>
    <message>
        <source>Came in</source>
        <translation>收到時間</translation>
    </message>
    <message>
        <source>From</source>
        <translation>來源</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>原文</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Promise late</source>
        <translation>承諾逾期</translation>
    </message>
    <message>
        <source>2nd approval</source>
        <translation>待第二人核准</translation>
    </message>
    <message>
        <source>Hand up</source>
        <translation>舉手</translation>
    </message>
    <message>
        <source>to approve</source>
        <translation>待核准</translation>
    </message>
    <message>
        <source>in {time}</source>
        <translation>還有 {time}</translation>
    </message>
    <message>
        <source>24 h over</source>
        <translation>24 小時已過</translation>
    </message>
    <message>
        <source>template only</source>
        <translation>僅限範本</translation>
    </message>
    <message>
        <source>24 h end</source>
        <translation>24 小時視窗</translation>
    </message>
    <message>
        <source>Promise due</source>
        <translation>承諾將到期</translation>
    </message>
    <message>
        <source>{customer}, {channel}. {level}, heat {heat}, {trend}.</source>
        <translation>{customer}，{channel}。{level}，熱度 {heat}，{trend}。</translation>
    </message>
    <message>
        <source>Risks: {risks}.</source>
        <translation>風險：{risks}。</translation>
    </message>
    <message>
        <source>Stage: {stage}. Agent: {agent}. Waiting {waiting}, open for {total}.</source>
        <translation>階段：{stage}。客服：{agent}。已等待 {waiting}，總計 {total}。</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>上升</translation>
    </message>
    <message>
        <source>falling</source>
        <translation>下降</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>持平</translation>
    </message>
    <message>
        <source>{level}, {trend}. Heat {heat} after the last message; it fades with time.</source>
        <translation>{level}，{trend}。最後一則訊息後熱度 {heat}，隨時間消退。</translation>
    </message>
    <message>
        <source>Since the customer last wrote: {waiting}
Since the case was opened: {total}</source>
        <translation>自客戶上次來訊：{waiting}
自開案：{total}</translation>
    </message>
    <message>
        <source>WhatsApp: 24 hours after the customer&apos;s last message only a template can be sent.</source>
        <translation>WhatsApp：客戶最後一則訊息 24 小時後只能傳送範本。</translation>
    </message>
    <message>
        <source>WhatsApp: free text can be sent for {time} more.</source>
        <translation>WhatsApp：還可自由傳送文字 {time}。</translation>
    </message>
    <message>
        <source>How much the case asks for you now: anger and risk, fading with time. A click sorts.</source>
        <translation>此個案現在有多需要您：怒氣與風險，隨時間消退。按一下可排序。</translation>
    </message>
    <message>
        <source>The heat after each of the last messages, and where it goes.</source>
        <translation>最近每則訊息之後的熱度，以及走向。</translation>
    </message>
    <message>
        <source>Above: since the customer wrote. Below: since the case was opened.</source>
        <translation>上：客戶來訊至今。下：個案建立至今。</translation>
    </message>
    <message>
        <source>Money and promises. Blue is what you can decide or must keep.</source>
        <translation>補償與承諾。藍色是您可以決定或必須兌現的。</translation>
    </message>
    <message>
        <source>Above: the agent. Below: the mediator, ▸ who acts, ◦ who watches.</source>
        <translation>上：客服。下：調解員，▸ 誰在處理，◦ 誰在旁觀。</translation>
    </message>
    <message>
        <source>{name} watches, unseen by the customer</source>
        <translation>{name} 在旁觀，客戶看不到</translation>
    </message>
    <message>
        <source>{name} whispers to the agent</source>
        <translation>{name} 在悄悄提示客服</translation>
    </message>
    <message>
        <source>{name} has joined</source>
        <translation>{name} 已加入</translation>
    </message>
    <message>
        <source>{name} has taken over</source>
        <translation>{name} 已接手</translation>
    </message>
    <message>
        <source>A click sorts, another turns the order round; a right click has more.</source>
        <translation>按一下排序，再按反序；按右鍵有更多選擇。</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Customer</source>
        <translation>客戶</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>熱度</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趨勢</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>風險</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>階段</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>客服/調解</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待/總計</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>補償</translation>
    </message>
</context>
<context>
    <name>QueueSort</name>
    <message>
        <source>Level and heat</source>
        <translation>級別與熱度</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客戶</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趨勢</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>風險</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>階段</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Mediator</source>
        <translation>調解員</translation>
    </message>
    <message>
        <source>Waiting longest</source>
        <translation>等待最久</translation>
    </message>
    <message>
        <source>Open longest</source>
        <translation>開案最久</translation>
    </message>
    <message>
        <source>Offer and promise</source>
        <translation>補償與承諾</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序方式</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Queue of open cases, hottest first</source>
        <translation>未結個案佇列，熱度最高的在前</translation>
    </message>
    <message>
        <source>Sort the queue</source>
        <translation>排序佇列</translation>
    </message>
    <message>
        <source>One that an older version wrote is first copied, checked and brought up to date: minutes, where it is very large.</source>
        <translation>較舊版本寫下的紀錄會先複製、核對並更新；紀錄很大時需要幾分鐘。</translation>
    </message>
    <message>
        <source>No case here.</source>
        <translation>這裡沒有個案。</translation>
    </message>
    <message>
        <source>Nobody needs you. What other programs bring in appears here by itself.
To import chats, press Ctrl+I or drop files here.</source>
        <translation>目前沒有人需要你。其他程式送來的內容會自動出現在這裡。
要匯入聊天記錄，請按 Ctrl+I，或把檔案拖到這裡。</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Customer</source>
        <translation>客戶</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Write why; the record keeps it.</source>
        <translation>請寫明理由，紀錄會保留。</translation>
    </message>
</context>
<context>
    <name>RecordFormDialog</name>
    <message>
        <source>Record form</source>
        <translation>客訴登記表</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Reading the conversation…</source>
        <translation>正在讀對話……</translation>
    </message>
    <message>
        <source>So it stands already.</source>
        <translation>已經是這樣了。</translation>
    </message>
    <message>
        <source>Every field has a value.</source>
        <translation>每一項都填了。</translation>
    </message>
    <message>
        <source>Still empty: {fields}</source>
        <translation>還空著：{fields}</translation>
    </message>
    <message>
        <source>written by hand</source>
        <translation>手動填寫</translation>
    </message>
    <message>
        <source>“{words}”, {time}</source>
        <translation>「{words}」，{time}</translation>
    </message>
</context>
<context>
    <name>RevokeDialog</name>
    <message>
        <source>Revoke the key</source>
        <translation>吊銷金鑰</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>吊銷</translation>
    </message>
    <message>
        <source>{name}, {fingerprint}</source>
        <translation>{name}，{fingerprint}</translation>
    </message>
    <message>
        <source>Lost, left, or known to somebody else</source>
        <translation>丟失、離職，或被他人知道</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Write why; the record keeps it.</source>
        <translation>請寫明理由，紀錄會保留。</translation>
    </message>
    <message>
        <source>It signs nothing from now on; what it signed stays signed. Without another key nothing is done in this name.</source>
        <translation>此後不能再簽名；已籤的仍然有效。沒有別的金鑰，就不能以此名義做任何事。</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search messages, customers, cases…</source>
        <translation>搜尋訊息、客戶、案號…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Search: typing filters the queue, Enter searches all messages</source>
        <translation>搜尋：輸入即篩選佇列，Enter 搜尋全部訊息</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Messages found</source>
        <translation>找到的訊息</translation>
    </message>
    <message>
        <source>Open a case</source>
        <translation>開立個案</translation>
    </message>
    <message>
        <source>This message is in no case yet: make its conversation one</source>
        <translation>這則訊息還不在任何個案中：把它所在的對話開立為個案</translation>
    </message>
    <message>
        <source>Close search</source>
        <translation>關閉搜尋</translation>
    </message>
    <message>
        <source>Searching for “{text}”…</source>
        <translation>正在搜尋「{text}」…</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) with “{text}”</source>
        <translation>
            <numerusform>%n 則訊息含有「{text}」</numerusform>
        </translation>
    </message>
    <message>
        <source>No message contains “{text}”</source>
        <translation>沒有訊息含有「{text}」</translation>
    </message>
</context>
<context>
    <name>SecondDialog</name>
    <message>
        <source>A second person approves here</source>
        <translation>由第二人在此核准</translation>
    </message>
    <message>
        <source>Who approves</source>
        <translation>由誰核准</translation>
    </message>
    <message>
        <source>You stay signed in. The other reads the offer here and approves it with a secret of their own.</source>
        <translation>您保持登入。另一人在此查看方案，用自己的密碼核准。</translation>
    </message>
    <message>
        <source>Nobody else who has a key can approve an offer here now.</source>
        <translation>目前沒有其他持金鑰者可在此核准方案。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SecretDialog</name>
    <message>
        <source>Five wrong secrets: locked until {time}. The record says so.</source>
        <translation>五次密碼錯誤：鎖定至 {time}，已寫入紀錄。</translation>
    </message>
    <message numerus="yes">
        <source>This is not the secret. %n more try(s) before it locks.</source>
        <translation>
            <numerusform>密碼不對，再錯 %n 次即鎖定。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too short: %n character(s) at least.</source>
        <translation>
            <numerusform>太短：至少 %n 個字元。</numerusform>
        </translation>
    </message>
    <message>
        <source>Give your secret again</source>
        <translation>請再輸入密碼</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登入</translation>
    </message>
    <message>
        <source>{name}: money is decided with a fresh secret; the last one is more than two minutes old.</source>
        <translation>{name}：涉及金額的決定須重新輸入密碼，上次輸入已超過兩分鐘。</translation>
    </message>
    <message>
        <source>{name} has a key. The secret opens it, here and until the window locks.</source>
        <translation>{name}有簽名金鑰。輸入密碼即可使用，直到視窗鎖定。</translation>
    </message>
    <message>
        <source>Secret of {name}</source>
        <translation>{name}的密碼</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Send {payee} a replacement for “{reason}”.</source>
        <translation>因「{reason}」，為 {payee} 換貨。</translation>
    </message>
    <message>
        <source>Visit {payee} because of “{reason}”.</source>
        <translation>因「{reason}」，登門拜訪 {payee}。</translation>
    </message>
    <message>
        <source>Give {payee} a coupon worth {money} for “{reason}”.</source>
        <translation>因「{reason}」，發給 {payee} 價值 {money} 的折價券。</translation>
    </message>
    <message>
        <source>Waive {money} of fees for {payee}, for “{reason}”.</source>
        <translation>因「{reason}」，為 {payee} 減免費用 {money}。</translation>
    </message>
    <message>
        <source>Pay {money} to {payee} for “{reason}”.</source>
        <translation>因「{reason}」，支付 {money} 給 {payee}。</translation>
    </message>
    <message>
        <source>{sentence} It may cost {money}.</source>
        <translation>{sentence}可能花費 {money}。</translation>
    </message>
    <message>
        <source>{payee} chooses one of these, for “{reason}”: {options}.</source>
        <translation>{payee} 因「{reason}」任選一項：{options}。</translation>
    </message>
    <message>
        <source>{number}. {option}</source>
        <translation>{number}. {option}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{type} {money}</source>
        <translation>{type} {money}</translation>
    </message>
    <message>
        <source>Escalated: has waited for {time}.</source>
        <translation>已升級：等待了 {time}。</translation>
    </message>
    <message>
        <source>Expires at {time}.</source>
        <translation>{time} 逾期。</translation>
    </message>
    <message>
        <source>{names} approved it; one more approval makes it final.</source>
        <translation>{names} 已核准；再有一人核准即生效。</translation>
    </message>
    <message>
        <source>Above {limit}: a second person must approve after the first.</source>
        <translation>超過 {limit}：第一人之後還須第二人核准。</translation>
    </message>
    <message>
        <source>One approval makes it final; the case then moves to “{stage}”.</source>
        <translation>一人核准即生效，個案隨後進入「{stage}」。</translation>
    </message>
    <message>
        <source>Proposed by {name} at {time}</source>
        <translation>{name} 於 {time} 提出</translation>
    </message>
    <message>
        <source>{proposed}; these terms by {name} at {time}</source>
        <translation>{proposed}；現條件由 {name} 於 {time} 所定</translation>
    </message>
    <message>
        <source>Above {limit}, so two people must approve it.</source>
        <translation>超過 {limit}，須兩人核准。</translation>
    </message>
    <message>
        <source>{sentence} Fewer than two people have a limit that covers it.</source>
        <translation>{sentence}權限額度足夠的不足兩人。</translation>
    </message>
    <message>
        <source>Nobody else has a limit that covers it.</source>
        <translation>沒有其他人的權限額度足夠。</translation>
    </message>
    <message numerus="yes">
        <source>%n more people and {names} can approve it.</source>
        <translation>
            <numerusform>{names} 及另外 %n 人可以核准。</numerusform>
        </translation>
    </message>
    <message>
        <source>{names} can approve it.</source>
        <translation>{names} 可以核准。</translation>
    </message>
</context>
<context>
    <name>SettingField</name>
    <message>
        <source>Choose…</source>
        <translation>選擇…</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>緊湊列高</translation>
    </message>
    <message>
        <source>Set by your organisation</source>
        <translation>由貴單位設定</translation>
    </message>
    <message>
        <source>Language of this machine</source>
        <translation>跟隨本機語言</translation>
    </message>
    <message>
        <source>As this machine</source>
        <translation>跟隨本機</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>The language changes when Stepin starts the next time.</source>
        <translation>下次啟動 Stepin 時更換語言。</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外觀</translation>
    </message>
    <message>
        <source>Heat halves in</source>
        <translation>熱度減半需時</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小時</translation>
    </message>
    <message>
        <source>Levels begin at</source>
        <translation>級別起點</translation>
    </message>
    <message>
        <source>Two people approve above</source>
        <translation>超過此額須兩人核准</translation>
    </message>
    <message>
        <source>Approved in a day at most</source>
        <translation>每日核准上限</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>紀錄</translation>
    </message>
    <message>
        <source>watch {watch}, hot {hot}, critical {critical}; left {margin} points below</source>
        <translation>留意 {watch}，升溫 {hot}，危急 {critical}；低於起點 {margin} 分才降級</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未設定</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s), {zone}</source>
        <translation>
            <numerusform>%n 人，{zone}</numerusform>
        </translation>
    </message>
    <message>
        <source>Starter policy, an example: {people}. Replace it with your own before real money is decided.</source>
        <translation>入門政策，僅為範例：{people}。審核真實款項之前，請換成貴單位自己的政策。</translation>
    </message>
</context>
<context>
    <name>SettleDialog</name>
    <message>
        <source>What became of this payout?</source>
        <translation>這筆付款結果如何？</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>記錄</translation>
    </message>
    <message>
        <source>{amount} {currency} to {payee}: {state}</source>
        <translation>付給 {payee} {amount} {currency}：{state}</translation>
    </message>
    <message>
        <source>Approved: {amount} {currency}. Paid, as the finance system says: {told}. Find out before you record anything.</source>
        <translation>核准的是：{amount} {currency}。財務系統稱已付：{told}。請先查明再記錄。</translation>
    </message>
    <message>
        <source>How it is known</source>
        <translation>從何得知</translation>
    </message>
    <message>
        <source>It is</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>憑證號</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Say how it is known; the record keeps it.</source>
        <translation>請寫明從何得知，會留在紀錄中。</translation>
    </message>
    <message>
        <source>The line is closed for good: it is never paid again.</source>
        <translation>此行就此結清，不會再付。</translation>
    </message>
    <message>
        <source>Nothing was paid; it can be put on the list again.</source>
        <translation>沒有付款；可以再次列入清單。</translation>
    </message>
    <message>
        <source>It leaves the list unpaid; it can be put on it again, or its approval undone.</source>
        <translation>未付款即移出清單；可以再次列入，或撤銷核准。</translation>
    </message>
    <message>
        <source>It waits until somebody finds out; meanwhile nobody can pay it a second time.</source>
        <translation>等待有人查明；在此期間不會重複付款。</translation>
    </message>
</context>
<context>
    <name>StaffList</name>
    <message>
        <source>{name} · {messages}</source>
        <translation>{name} · {messages}</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 則訊息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StageStrip</name>
    <message>
        <source>Stage</source>
        <translation>階段</translation>
    </message>
    <message>
        <source>Click a stage to move the case there.</source>
        <translation>點擊階段即可將個案移至該階段。</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Opening the record</source>
        <translation>正在開啟紀錄</translation>
    </message>
    <message>
        <source>Scorer starting</source>
        <translation>評分器啟動中</translation>
    </message>
    <message>
        <source>Record saved {time}</source>
        <translation>紀錄已儲存 {time}</translation>
    </message>
    <message>
        <source>Record open</source>
        <translation>紀錄已開啟</translation>
    </message>
    <message>
        <source>Scorer ready</source>
        <translation>評分器就緒</translation>
    </message>
    <message>
        <source>No message yet</source>
        <translation>尚無訊息</translation>
    </message>
    <message>
        <source>Last message {time} ago</source>
        <translation>最近訊息 {time} 前</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快速鍵</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>全部指令</translation>
    </message>
</context>
<context>
    <name>TemplateDialog</name>
    <message>
        <source>Send a template</source>
        <translation>傳送範本</translation>
    </message>
    <message>
        <source>Send it</source>
        <translation>傳送</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>範本</translation>
    </message>
    <message>
        <source>Fill in every gap.</source>
        <translation>請填寫每個空格。</translation>
    </message>
    <message>
        <source>The wording is not in the settings; Meta has it.</source>
        <translation>設定裡沒有內文；內文在 Meta 那裡。</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message numerus="yes">
        <source>{kind}: %n case(s)</source>
        <translation>
            <numerusform>{kind}：%n 件個案</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TileBar</name>
    <message>
        <source>Show only</source>
        <translation>只顯示</translation>
    </message>
</context>
<context>
    <name>TimelineDialog</name>
    <message>
        <source>All messages of {customer}</source>
        <translation>{customer} 的全部訊息</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>誰</translation>
    </message>
    <message>
        <source>Anger</source>
        <translation>怒氣</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>訊息</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>個案</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在讀取…</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>開啟個案</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 則訊息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu</source>
        <translation>選單</translation>
    </message>
    <message>
        <source>Resume · {held}</source>
        <translation>恢復更新 · {held}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暫停更新</translation>
    </message>
    <message numerus="yes">
        <source>Resume updates; %n case(s) changed meanwhile</source>
        <translation>
            <numerusform>恢復更新；期間有 %n 件個案變動</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause updates</source>
        <translation>暫停更新</translation>
    </message>
    <message>
        <source>Hold the queue still (Space)</source>
        <translation>讓佇列停住（空白鍵）</translation>
    </message>
    <message>
        <source>Alerts {unread}</source>
        <translation>提醒 {unread}</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>提醒</translation>
    </message>
    <message numerus="yes">
        <source>Alerts, %n unread</source>
        <translation>
            <numerusform>提醒，%n 則未讀</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trend</name>
    <message>
        <source>{told} · after {before}</source>
        <translation>{told} · 此前 {before}</translation>
    </message>
    <message>
        <source>{time} · anger {anger} · {words}</source>
        <translation>{time} · 怒氣 {anger} · {words}</translation>
    </message>
    <message>
        <source>Mediator {name}</source>
        <translation>調解員 {name}</translation>
    </message>
    <message>
        <source>Offer {amount} {currency}</source>
        <translation>補償 {amount} {currency}</translation>
    </message>
    <message>
        <source>Promise: {text}</source>
        <translation>承諾：{text}</translation>
    </message>
    <message>
        <source>Promise kept</source>
        <translation>承諾已兌現</translation>
    </message>
    <message>
        <source>{name}: {what}</source>
        <translation>{name}：{what}</translation>
    </message>
    <message>
        <source>{name} watches</source>
        <translation>{name} 旁觀</translation>
    </message>
    <message>
        <source>{name} whispers</source>
        <translation>{name} 密語</translation>
    </message>
    <message>
        <source>{name} joins</source>
        <translation>{name} 加入</translation>
    </message>
    <message>
        <source>{name} takes over</source>
        <translation>{name} 接手</translation>
    </message>
    <message>
        <source>{name} leaves</source>
        <translation>{name} 離開</translation>
    </message>
    <message>
        <source>No message has been scored yet.</source>
        <translation>還沒有訊息被評分。</translation>
    </message>
    <message numerus="yes">
        <source>Heat went from {first} to {last} over %n customer message(s), at most {most}; the level is {level}.</source>
        <translation>
            <numerusform>客戶 %n 則訊息中，熱度由 {first} 變為 {last}，最高 {most}；級別為{level}。</numerusform>
        </translation>
    </message>
    <message>
        <source>{sentence} {chance} % that it becomes hot within three messages.</source>
        <translation>{sentence}三則訊息之內升溫的可能為 {chance}%。</translation>
    </message>
</context>
<context>
    <name>TrendGraph</name>
    <message>
        <source>Sentiment trend</source>
        <translation>情緒趨勢</translation>
    </message>
</context>
<context>
    <name>UndoDialog</name>
    <message>
        <source>Take the approval back?</source>
        <translation>撤銷這項核准？</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤銷</translation>
    </message>
    <message>
        <source>Why it is taken back; the record keeps it</source>
        <translation>撤銷的理由，會留在紀錄中</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>補償方案</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Say why, for whoever proposed and approved it.</source>
        <translation>請寫明理由，提出人和核准人會看到。</translation>
    </message>
    <message>
        <source>{consequence}
{proposer}. After this it is approved no more and is not paid; it cannot be approved again.</source>
        <translation>{consequence}
{proposer}。撤銷後不再有效，不會付款，也不能再核准。</translation>
    </message>
</context>
<context>
    <name>UnseenPill</name>
    <message numerus="yes">
        <source>%n new message(s) ↓</source>
        <translation>
            <numerusform>%n 則新訊息 ↓</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WelcomeBanner</name>
    <message>
        <source>This is a demonstration: invented people, and a record that is thrown away.</source>
        <translation>這是示範：人物均為虛構，紀錄用完即棄。</translation>
    </message>
    <message>
        <source>Import chats</source>
        <translation>匯入聊天</translation>
    </message>
    <message>
        <source>Keep watching the demonstration</source>
        <translation>繼續看示範</translation>
    </message>
    <message>
        <source>Start empty</source>
        <translation>從空白開始</translation>
    </message>
</context>
<context>
    <name>WindowNote</name>
    <message>
        <source>Send a template…</source>
        <translation>傳送範本…</translation>
    </message>
    <message>
        <source>WhatsApp: you may write freely for {time} more.</source>
        <translation>WhatsApp：還可自由回覆 {time}。</translation>
    </message>
    <message>
        <source>24 hours are over: WhatsApp takes approved templates only.</source>
        <translation>24 小時已過：WhatsApp 只接受已核准的範本。</translation>
    </message>
    <message>
        <source>24 hours are over: WhatsApp takes approved templates only; none is set up.</source>
        <translation>24 小時已過：WhatsApp 只接受已核准的範本，但尚未設定。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Critical</source>
        <translation>危急</translation>
    </message>
    <message>
        <source>Hot</source>
        <translation>升溫</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>留意</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>平穩</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>郵件</translation>
    </message>
    <message>
        <source>Web chat</source>
        <translation>網頁</translation>
    </message>
    <message>
        <source>Social</source>
        <translation>社群</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>傾聽</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Solve</source>
        <translation>解決</translation>
    </message>
    <message>
        <source>Carry out</source>
        <translation>執行</translation>
    </message>
    <message>
        <source>Follow up</source>
        <translation>追蹤</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>結案</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Self-harm</source>
        <translation>自傷</translation>
    </message>
    <message>
        <source>Violence</source>
        <translation>暴力</translation>
    </message>
    <message>
        <source>Regulator</source>
        <translation>監管</translation>
    </message>
    <message>
        <source>Legal</source>
        <translation>法律</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>媒體</translation>
    </message>
    <message>
        <source>Going public</source>
        <translation>曝光</translation>
    </message>
    <message>
        <source>Consumer body</source>
        <translation>消保</translation>
    </message>
    <message>
        <source>Chargeback</source>
        <translation>拒付</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隱私</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation>流失</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Partial refund</source>
        <translation>部分退款</translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation>換貨</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>折價券</translation>
    </message>
    <message>
        <source>Fee waived</source>
        <translation>減免費用</translation>
    </message>
    <message>
        <source>Actual loss</source>
        <translation>實際損失</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>善意補償</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>登門拜訪</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>待審核</translation>
    </message>
    <message>
        <source>Waiting for a second approval</source>
        <translation>待第二人審核</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已核准</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>已拒絕</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Approval taken back</source>
        <translation>已撤銷核准</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Ready to be paid</source>
        <translation>待付款</translation>
    </message>
    <message>
        <source>The customer chooses</source>
        <translation>待客戶選擇</translation>
    </message>
    <message>
        <source>On the payout list</source>
        <translation>已列入付款清單</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>付款失敗</translation>
    </message>
    <message>
        <source>Unknown whether paid</source>
        <translation>是否已付不明</translation>
    </message>
    <message>
        <source>Taken off the list</source>
        <translation>已移出清單</translation>
    </message>
    <message>
        <source>Waiting for a second person</source>
        <translation>等待第二人</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>已刪除</translation>
    </message>
    <message>
        <source>Service complaint</source>
        <translation>服務客訴</translation>
    </message>
    <message>
        <source>Product complaint</source>
        <translation>產品客訴</translation>
    </message>
    <message>
        <source>Price complaint</source>
        <translation>價格客訴</translation>
    </message>
    <message>
        <source>Unmet expectation</source>
        <translation>期望落空</translation>
    </message>
    <message>
        <source>Poor communication</source>
        <translation>溝通不良</translation>
    </message>
    <message>
        <source>Fault of product or logistics</source>
        <translation>產品或物流缺失</translation>
    </message>
    <message>
        <source>Personal mood</source>
        <translation>個人情緒</translation>
    </message>
    <message>
        <source>Individual</source>
        <translation>個人</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>企業</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客戶</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Mediator</source>
        <translation>調解員</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>經理</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>稽核</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系統</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>密語</translation>
    </message>
    <message>
        <source>Watch unseen</source>
        <translation>旁觀</translation>
    </message>
    <message>
        <source>Whisper to the agent</source>
        <translation>密語客服</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>離開</translation>
    </message>
    <message>
        <source>Angry wording</source>
        <translation>憤怒用語</translation>
    </message>
    <message>
        <source>Sounds angry</source>
        <translation>語氣憤怒</translation>
    </message>
    <message>
        <source>Said again</source>
        <translation>重複訴求</translation>
    </message>
    <message>
        <source>Emphasis</source>
        <translation>強調語氣</translation>
    </message>
    <message>
        <source>Sarcasm</source>
        <translation>反諷</translation>
    </message>
    <message>
        <source>Risk signal</source>
        <translation>風險訊號</translation>
    </message>
    <message>
        <source>“But” takes the sympathy back. Say it and stop.</source>
        <translation>「但是」把剛說的體諒又收了回去。說完就停。</translation>
    </message>
    <message>
        <source>Name what you apologise for, without “if”.</source>
        <translation>說清楚為什麼道歉，不要用「如果」。</translation>
    </message>
    <message>
        <source>This blames the customer.</source>
        <translation>這是在責怪客戶。</translation>
    </message>
    <message>
        <source>A rule is not an answer. Say what you can do.</source>
        <translation>搬規定不是答覆。說說您能做什麼。</translation>
    </message>
    <message>
        <source>This sounds like a refusal to help.</source>
        <translation>聽起來像是不願幫忙。</translation>
    </message>
    <message>
        <source>This can be read as mockery.</source>
        <translation>這可能被當作嘲諷。</translation>
    </message>
    <message>
        <source>For me to decide</source>
        <translation>待我審核</translation>
    </message>
    <message>
        <source>Promises due</source>
        <translation>將到期承諾</translation>
    </message>
    <message>
        <source>No mediator</source>
        <translation>未派調解</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Not a JSON object</source>
        <translation>不是 JSON 物件</translation>
    </message>
    <message>
        <source>A field is missing</source>
        <translation>缺少欄位</translation>
    </message>
    <message>
        <source>A field has a value that is not allowed</source>
        <translation>欄位的值不被允許</translation>
    </message>
    <message>
        <source>The time cannot be read, or has no offset</source>
        <translation>時間無法讀取，或沒有時區偏移</translation>
    </message>
    <message>
        <source>Longer than 1,000,000 bytes</source>
        <translation>超過 1,000,000 位元組</translation>
    </message>
    <message>
        <source>Not valid UTF-8</source>
        <translation>不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>Not a line of a chat that we know</source>
        <translation>不是我們認得的聊天行</translation>
    </message>
    <message>
        <source>Not a delivery that we know of this service</source>
        <translation>無法識別的服務推送內容</translation>
    </message>
    <message>
        <source>A kind of message that we do not know yet</source>
        <translation>還不認識的訊息類型</translation>
    </message>
    <message>
        <source>For a number that is not set up here</source>
        <translation>發給一個沒有在這裡設定的號碼</translation>
    </message>
    <message>
        <source>The order could not be understood.</source>
        <translation>無法理解這個指示。</translation>
    </message>
    <message>
        <source>This person is not in the policy.</source>
        <translation>政策中沒有此人。</translation>
    </message>
    <message>
        <source>There is no such case.</source>
        <translation>沒有這件個案。</translation>
    </message>
    <message>
        <source>There is no such offer.</source>
        <translation>沒有這個補償方案。</translation>
    </message>
    <message>
        <source>There is no such promise.</source>
        <translation>沒有這項承諾。</translation>
    </message>
    <message>
        <source>There is no such message.</source>
        <translation>沒有這則訊息。</translation>
    </message>
    <message>
        <source>There is no such conversation.</source>
        <translation>沒有這個對話。</translation>
    </message>
    <message>
        <source>Your role may not do this.</source>
        <translation>您的角色無權這麼做。</translation>
    </message>
    <message>
        <source>The case is closed.</source>
        <translation>個案已結案。</translation>
    </message>
    <message>
        <source>Another supervisor has taken this case over.</source>
        <translation>另一位主管已接手此個案。</translation>
    </message>
    <message>
        <source>This promise has been kept already.</source>
        <translation>這項承諾已經兌現。</translation>
    </message>
    <message>
        <source>Something changed while you were looking. Look again, then decide.</source>
        <translation>您查看期間情況有變。請再看一次，然後決定。</translation>
    </message>
    <message>
        <source>You have approved this already; a second person has to.</source>
        <translation>您已核准過，還須第二人核准。</translation>
    </message>
    <message>
        <source>This person is not on the roster of mediators.</source>
        <translation>此人不在調解員名單上。</translation>
    </message>
    <message>
        <source>This mediator is part of the case and would not be neutral.</source>
        <translation>這位調解員與此案有關，不算中立。</translation>
    </message>
    <message>
        <source>The amount or its currency is not allowed.</source>
        <translation>金額或幣別不被允許。</translation>
    </message>
    <message>
        <source>The amount is above your limit.</source>
        <translation>金額超過您的權限額度。</translation>
    </message>
    <message>
        <source>The record can be read but not written.</source>
        <translation>紀錄只能讀取，不能寫入。</translation>
    </message>
    <message>
        <source>This is a folder; a file is wanted.</source>
        <translation>這是資料夾，需要的是檔案。</translation>
    </message>
    <message>
        <source>This is not an ordinary file.</source>
        <translation>這不是一般檔案。</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>無法讀取此檔案。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>沒有這個資料夾。</translation>
    </message>
    <message>
        <source>There is a file of that name already; nothing was overwritten.</source>
        <translation>已有同名檔案，沒有覆寫。</translation>
    </message>
    <message>
        <source>This is none of: WhatsApp export (.txt, .zip), .eml, .mbox, message JSONL.</source>
        <translation>不屬於以下任何一種：WhatsApp 匯出檔（.txt、.zip）、.eml、.mbox、訊息 JSONL。</translation>
    </message>
    <message>
        <source>This is no WhatsApp export: no line of it begins like a message.</source>
        <translation>這不是 WhatsApp 匯出檔：沒有一行像訊息的開頭。</translation>
    </message>
    <message>
        <source>The archive was not opened: {why}.</source>
        <translation>壓縮檔未開啟：{why}。</translation>
    </message>
    <message>
        <source>It has to be said who is staff.</source>
        <translation>需要指明誰是員工。</translation>
    </message>
    <message>
        <source>It has to be said how the dates are written.</source>
        <translation>需要指明日期的寫法。</translation>
    </message>
    <message>
        <source>The dates of the file cannot be read in that order.</source>
        <translation>檔案中的日期無法依這種順序讀取。</translation>
    </message>
    <message>
        <source>This machine does not know the time zone {name}.</source>
        <translation>本機不認得時區 {name}。</translation>
    </message>
    <message>
        <source>The policy cannot be used; look at {where}.</source>
        <translation>政策無法使用，請查看 {where}。</translation>
    </message>
    <message>
        <source>The record has another policy already.</source>
        <translation>此紀錄已有另一份政策。</translation>
    </message>
    <message>
        <source>This cannot be used as a list of payouts: {why}. A .csv or .xlsx file is wanted.</source>
        <translation>這不能用作付款清單：{why}。需要 .csv 或 .xlsx 檔案。</translation>
    </message>
    <message>
        <source>The list of what was paid cannot be used; look at line {line}: {why}.</source>
        <translation>已付款清單無法使用，請查看第 {line} 行：{why}。</translation>
    </message>
    <message>
        <source>The sample is damaged in line {line}.</source>
        <translation>範例第 {line} 行已損壞。</translation>
    </message>
    <message>
        <source>The disk is full. What was acknowledged is safe; free some space and try again.</source>
        <translation>磁碟已滿。已確認的內容是安全的；請騰出空間後再試。</translation>
    </message>
    <message>
        <source>The disk does not play along: {why}.</source>
        <translation>磁碟出現問題：{why}。</translation>
    </message>
    <message>
        <source>The record is damaged. It was not touched; restore a backup.</source>
        <translation>紀錄已損壞，未作任何更動；請還原備份。</translation>
    </message>
    <message>
        <source>This file is not a record of Stepin.</source>
        <translation>此檔案不是 Stepin 的紀錄。</translation>
    </message>
    <message>
        <source>The record was written by a newer version of Stepin.</source>
        <translation>紀錄由較新版本的 Stepin 寫成。</translation>
    </message>
    <message>
        <source>The record cannot be opened.</source>
        <translation>無法開啟紀錄。</translation>
    </message>
    <message>
        <source>The record lies on a network share, where it can be damaged. Put it on a disk of this machine.</source>
        <translation>紀錄位於網路共用上，可能受損。請放到本機磁碟上。</translation>
    </message>
    <message>
        <source>The record lies in the synchronised folder {folder}, where it can be damaged. Put it elsewhere.</source>
        <translation>紀錄位於同步資料夾 {folder} 中，可能受損。請放到別處。</translation>
    </message>
    <message>
        <source>The scorer stopped and could not be started again.</source>
        <translation>評分器已停止，且無法重新啟動。</translation>
    </message>
    <message>
        <source>The copy was not right and was removed.</source>
        <translation>副本有誤，已刪除。</translation>
    </message>
    <message>
        <source>There is no screen here.</source>
        <translation>這裡沒有螢幕。</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>已損壞</translation>
    </message>
    <message>
        <source>it has too many files in it</source>
        <translation>其中檔案過多</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>過大</translation>
    </message>
    <message>
        <source>it would unpack to far more than it is</source>
        <translation>解壓縮後會遠大於自身</translation>
    </message>
    <message>
        <source>it is packed in a way that is not known here</source>
        <translation>壓縮方式不明</translation>
    </message>
    <message>
        <source>a file in it has a name that leads out of its folder</source>
        <translation>其中有檔案的名稱指向資料夾之外</translation>
    </message>
    <message>
        <source>it is encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>it has no chat in it</source>
        <translation>其中沒有聊天</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>沒有這個檔案。</translation>
    </message>
    <message>
        <source>Another program keeps the record busy. Try again in a moment.</source>
        <translation>另一程式正在佔用紀錄，請稍後再試。</translation>
    </message>
    <message>
        <source>The record has vanished; is its drive still there?</source>
        <translation>紀錄不見了；所在的磁碟還在嗎？</translation>
    </message>
    <message>
        <source>A part of Stepin failed; what is stored is safe. The terminal has the details.</source>
        <translation>Stepin 的一部分出錯了；已儲存的內容是安全的。詳情見終端機。</translation>
    </message>
    <message>
        <source>Stopped as you asked.</source>
        <translation>已依您的要求停止。</translation>
    </message>
    <message>
        <source>daily copy</source>
        <translation>每日備份</translation>
    </message>
    <message>
        <source>record that was replaced</source>
        <translation>被取代的紀錄</translation>
    </message>
    <message>
        <source>before a new version</source>
        <translation>升級前</translation>
    </message>
    <message>
        <source>These are no playbooks; look at {name}.</source>
        <translation>這不是應對手冊；請看 {name}。</translation>
    </message>
    <message>
        <source>These are no rules of alerts; look at {name}.</source>
        <translation>這不是提醒規則；請看 {name}。</translation>
    </message>
    <message>
        <source>Pictures and files of messages cannot be kept in {path} ({why}).</source>
        <translation>訊息裡的圖片和檔案無法儲存到 {path}（{why}）。</translation>
    </message>
    <message>
        <source>No account wants such a secret.</source>
        <translation>沒有帳號需要這個密鑰。</translation>
    </message>
    <message>
        <source>The phrase coach stopped and could not be started again.</source>
        <translation>話術助手停止了，無法重新啟動。</translation>
    </message>
    <message>
        <source>{found} lines are more than one list can hold ({most}).</source>
        <translation>{found} 行超過一份清單的上限（{most}）。</translation>
    </message>
    <message>
        <source>The record has no entries yet.</source>
        <translation>紀錄中還沒有條目。</translation>
    </message>
    <message>
        <source>This is no line of a head that Stepin printed.</source>
        <translation>這不是 Stepin 列印的標頭行。</translation>
    </message>
    <message>
        <source>This is the record itself.</source>
        <translation>這就是紀錄本身。</translation>
    </message>
    <message>
        <source>The work ended before it was done. Try again.</source>
        <translation>工作未完成就結束了，請再試。</translation>
    </message>
    <message>
        <source>it has another archive in it</source>
        <translation>其中還有別的壓縮檔</translation>
    </message>
    <message>
        <source>its name has another ending</source>
        <translation>副檔名不對</translation>
    </message>
    <message>
        <source>it is no CSV in UTF-8</source>
        <translation>不是 UTF-8 編碼的 CSV</translation>
    </message>
    <message>
        <source>it is no workbook</source>
        <translation>不是活頁簿</translation>
    </message>
    <message>
        <source>an offer stands in it twice</source>
        <translation>同一個補償方案出現兩次</translation>
    </message>
    <message>
        <source>the columns offer and state are missing</source>
        <translation>缺少 offer 和 state 兩欄</translation>
    </message>
    <message>
        <source>something is empty or too long</source>
        <translation>有內容為空或過長</translation>
    </message>
    <message>
        <source>This has been decided already.</source>
        <translation>已有人作出決定。</translation>
    </message>
    <message>
        <source>You set these terms yourself; somebody else decides.</source>
        <translation>條件是您定的，須由他人決定。</translation>
    </message>
    <message>
        <source>This customer would get more than one customer may in this time.</source>
        <translation>超過單一客戶在此期間的補償上限。</translation>
    </message>
    <message>
        <source>The amount is above what is left of the day&apos;s or the month&apos;s budget.</source>
        <translation>金額超過當日或當月預算的餘額。</translation>
    </message>
    <message>
        <source>There is no such change of policy.</source>
        <translation>沒有這項政策變更。</translation>
    </message>
    <message>
        <source>Nobody has delegated this to you for now.</source>
        <translation>目前沒有人把此權限委託給您。</translation>
    </message>
    <message>
        <source>Nobody decided in time; the offer has expired.</source>
        <translation>未在時限內決定，補償方案已逾期。</translation>
    </message>
    <message>
        <source>The offer is not approved.</source>
        <translation>補償方案未獲核准。</translation>
    </message>
    <message>
        <source>This is on its way to be paid, or paid; it can no longer be changed.</source>
        <translation>正在付款或已付款，不能再改。</translation>
    </message>
    <message>
        <source>The customer has to choose one of the options first.</source>
        <translation>須先由客戶選定一項。</translation>
    </message>
    <message>
        <source>This is not on the payout list.</source>
        <translation>不在付款清單上。</translation>
    </message>
    <message>
        <source>This answers an earlier list; the offer has been put on the list again since.</source>
        <translation>這是對較早清單的回覆；該方案此後已再次列入清單。</translation>
    </message>
    <message>
        <source>You said that this was not paid; somebody else has to put it on the list again.</source>
        <translation>是您記錄這筆款沒有付出的；須由另一人重新列入付款清單。</translation>
    </message>
    <message>
        <source>Nobody knows whether this was paid; a person has to find out and record it by hand.</source>
        <translation>沒有人知道這筆是否已付；須由人查明後手動記錄。</translation>
    </message>
    <message>
        <source>This has been paid already.</source>
        <translation>已經付過款。</translation>
    </message>
    <message>
        <source>The policy cannot be read.</source>
        <translation>政策無法讀取。</translation>
    </message>
    <message>
        <source>There is no mediation, agreement or third party that this could be about.</source>
        <translation>沒有調解、協議或第三方可以對應。</translation>
    </message>
    <message>
        <source>No hand is up in this case.</source>
        <translation>這個個案裡沒有人舉手。</translation>
    </message>
    <message>
        <source>The policy asks that another lead with a key confirms a first key.</source>
        <translation>政策要求由另一位持有金鑰的主管或經理確認第一把金鑰。</translation>
    </message>
    <message>
        <source>There is no legal hold on this customer.</source>
        <translation>這位客戶沒有依法保留。</translation>
    </message>
    <message>
        <source>Nobody of that id has written on this channel.</source>
        <translation>此管道上沒有這個帳號的客戶。</translation>
    </message>
    <message>
        <source>Nobody has asked for this erasure.</source>
        <translation>沒有人提出過這項刪除。</translation>
    </message>
    <message>
        <source>A legal hold stands: this customer&apos;s words must be kept.</source>
        <translation>此客戶的內容須依法保留。</translation>
    </message>
    <message>
        <source>A case of this customer is open; close it first.</source>
        <translation>此客戶還有未結個案，請先結案。</translation>
    </message>
    <message>
        <source>There is no such message on its way.</source>
        <translation>沒有這則待傳送的訊息。</translation>
    </message>
    <message>
        <source>WhatsApp takes free text until 24 hours after the customer&apos;s last message only. Choose a template.</source>
        <translation>WhatsApp 只允許在顧客最後一則訊息後的 24 小時內傳送自由文字。請選擇範本。</translation>
    </message>
    <message>
        <source>A policy needs at least two managers, or nobody could ever change it again.</source>
        <translation>政策須至少有兩名經理，否則以後無人能再更改。</translation>
    </message>
    <message>
        <source>You have a key: sign in with it first. Nothing you do counts without it.</source>
        <translation>您已有金鑰：請先用它登入，否則操作一律無效。</translation>
    </message>
    <message>
        <source>This key cannot be enrolled: it is somebody else&apos;s already, or it was not proved.</source>
        <translation>此金鑰無法登記：已屬他人，或未經證明。</translation>
    </message>
    <message>
        <source>There is no such key.</source>
        <translation>沒有這把金鑰。</translation>
    </message>
    <message>
        <source>Nothing is broken there; nothing has to be bridged.</source>
        <translation>那裡沒有斷裂，無須接續。</translation>
    </message>
    <message>
        <source>The secret is too short: at least twelve characters, or six where the system keeps the other half of the key.</source>
        <translation>密碼太短：至少十二個字元；若由系統保管金鑰的另一半，至少六個。</translation>
    </message>
    <message>
        <source>This secret does not open your key.</source>
        <translation>此密碼打不開您的金鑰。</translation>
    </message>
    <message>
        <source>Too many wrong secrets. Try again in 15 minutes.</source>
        <translation>密碼錯誤次數過多，請 15 分鐘後再試。</translation>
    </message>
    <message>
        <source>No key of yours lies on this machine.</source>
        <translation>這台機器上沒有您的金鑰。</translation>
    </message>
    <message>
        <source>The system has lost its half of your key. Enrol a new one.</source>
        <translation>系統已遺失金鑰的另一半。請登記新金鑰。</translation>
    </message>
    <message>
        <source>Asked for. Another manager decides it here.</source>
        <translation>已提請。由另一名經理在此決定。</translation>
    </message>
    <message>
        <source>Approved: the new policy holds from now on.</source>
        <translation>已核准：新政策即刻生效。</translation>
    </message>
    <message>
        <source>Declined: the policy stays as it is.</source>
        <translation>已拒絕：政策不變。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>This did not work ({code}).</source>
        <translation>操作未成功（{code}）。</translation>
    </message>
</context>
<context>
    <name>WorkDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Check the record</source>
        <translation>檢查紀錄</translation>
    </message>
    <message>
        <source>Every fact is read again and everything derived from it is made anew and compared.</source>
        <translation>重新讀取每一筆事實，重新推算由其得出的一切，並逐一比對。</translation>
    </message>
    <message>
        <source>The record is valid: nothing was changed, nothing is missing.</source>
        <translation>紀錄有效：沒有被更動，也沒有缺漏。</translation>
    </message>
    <message>
        <source>The record is not valid. First broken place: {place}. Keep the file and its backups.</source>
        <translation>紀錄無效。第一處破損：{place}。請保留此檔案及其備份。</translation>
    </message>
    <message>
        <source>Back up the record</source>
        <translation>備份紀錄</translation>
    </message>
    <message>
        <source>The copy is made and checked: {file}</source>
        <translation>副本已完成並通過檢查：{file}</translation>
    </message>
    <message>
        <source>The record is copied and the copy is checked. Work can go on meanwhile.</source>
        <translation>正在複製紀錄並檢查副本，期間可以繼續工作。</translation>
    </message>
    <message>
        <source>Records of Stepin</source>
        <translation>Stepin 紀錄</translation>
    </message>
</context>
</TS>
