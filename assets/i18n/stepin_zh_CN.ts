<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccountForm</name>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
</context>
<context>
    <name>AccountList</name>
    <message>
        <source>Not in use</source>
        <translation>未启用</translation>
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
        <translation>回复</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>密语</translation>
    </message>
    <message>
        <source>Mediator</source>
        <translation>派调解</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>更多命令</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>“But” after understanding</source>
        <translation>理解之后说“但是”</translation>
    </message>
    <message>
        <source>An apology for nothing</source>
        <translation>没有说为什么的道歉</translation>
    </message>
    <message>
        <source>Blames the customer</source>
        <translation>责怪客户</translation>
    </message>
    <message>
        <source>Answers with a rule</source>
        <translation>拿规定当回答</translation>
    </message>
    <message>
        <source>Makes it small</source>
        <translation>把事情说小</translation>
    </message>
    <message>
        <source>Sounds like mockery</source>
        <translation>听起来像嘲笑</translation>
    </message>
    <message>
        <source>“I” where the company speaks</source>
        <translation>公司该说话时说“我”</translation>
    </message>
    <message>
        <source>Is everybody safe?</source>
        <translation>人都安全吗？</translation>
    </message>
    <message>
        <source>Name the feeling</source>
        <translation>说出客户的感受</translation>
    </message>
    <message>
        <source>Apologise for what happened</source>
        <translation>为发生的事道歉</translation>
    </message>
    <message>
        <source>Read the demand back</source>
        <translation>复述客户的要求</translation>
    </message>
    <message>
        <source>Offer a choice</source>
        <translation>给出选择</translation>
    </message>
    <message>
        <source>Say by when</source>
        <translation>说明什么时候</translation>
    </message>
    <message>
        <source>It takes the understanding back. End the sentence, then say what can be done.</source>
        <translation>它把理解收回去了。先结束这一句，再说能做什么。</translation>
    </message>
    <message>
        <source>“If” doubts that anything happened. Say what went wrong and that it was ours.</source>
        <translation>“如果”等于怀疑事情没发生。说清哪里出了错，并且是我们的错。</translation>
    </message>
    <message>
        <source>Whoever is blamed defends himself. Look for the cause together.</source>
        <translation>被责怪的人会自卫。一起找原因。</translation>
    </message>
    <message>
        <source>A rule is no help. Say what can be done.</source>
        <translation>规定帮不了客户。说能做什么。</translation>
    </message>
    <message>
        <source>It matters to the customer; who hears that it does not gets louder.</source>
        <translation>这件事对客户很重要；听到“没什么”，只会更大声。</translation>
    </message>
    <message>
        <source>It will be quoted. Say it plainly.</source>
        <translation>这句话会被截图。平实地说。</translation>
    </message>
    <message>
        <source>The customer complains to the company, not to you: let the company answer.</source>
        <translation>客户投诉的是公司，不是您本人：让公司来回答。</translation>
    </message>
    <message>
        <source>Somebody may be in danger: that comes before everything else.</source>
        <translation>可能有人有危险：这比什么都先。</translation>
    </message>
    <message>
        <source>Who feels seen can listen. One sentence is enough.</source>
        <translation>感到被看见的人才听得进去。一句就够。</translation>
    </message>
    <message>
        <source>An apology counts when it says what for.</source>
        <translation>说清为什么，道歉才算数。</translation>
    </message>
    <message>
        <source>Shows that the demand was heard, and catches a misunderstanding early.</source>
        <translation>表示听到了要求，也能及早发现误会。</translation>
    </message>
    <message>
        <source>Who can choose has some control back.</source>
        <translation>能选择的人，就拿回了一点主动。</translation>
    </message>
    <message>
        <source>Waiting without an end makes angry. A time goes on the ledger of promises.</source>
        <translation>没有尽头的等待最让人生气。说出的时间会记入承诺台账。</translation>
    </message>
</context>
<context>
    <name>AdviceStrip</name>
    <message>
        <source>Reply {score} of 100</source>
        <translation>回复 {score} 分</translation>
    </message>
    <message>
        <source>Nothing to add</source>
        <translation>没有要补充的</translation>
    </message>
    <message>
        <source>Next ({n} of {count})</source>
        <translation>下一条（{n}/{count}）</translation>
    </message>
    <message>
        <source>Use it ({key})</source>
        <translation>采用（{key}）</translation>
    </message>
</context>
<context>
    <name>AlertForm</name>
    <message>
        <source>This alert is given</source>
        <translation>启用这类提醒</translation>
    </message>
    <message>
        <source>It is told in the hours of rest too</source>
        <translation>免打扰时段也通知</translation>
    </message>
    <message>
        <source>not</source>
        <translation>不上报</translation>
    </message>
    <message>
        <source>Hours of rest, for all</source>
        <translation>免打扰时段（全员）</translation>
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
        <translation>几分钟后上报</translation>
    </message>
    <message>
        <source>From this level on</source>
        <translation>自此级别起</translation>
    </message>
    <message>
        <source>From this heat on</source>
        <translation>自此热度起</translation>
    </message>
    <message>
        <source>Notifications in an hour</source>
        <translation>每小时通知上限</translation>
    </message>
    <message>
        <source>Minutes that it sleeps</source>
        <translation>暂缓几分钟</translation>
    </message>
    <message>
        <source>Minutes that are told together</source>
        <translation>几分钟内合并通知</translation>
    </message>
</context>
<context>
    <name>AlertPanel</name>
    <message>
        <source>Nothing has happened that needs you.</source>
        <translation>没有需要您处理的事。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Unread {n}</source>
        <translation>未读 {n}</translation>
    </message>
    <message>
        <source>Still active {n}</source>
        <translation>仍有效 {n}</translation>
    </message>
    <message>
        <source>Mark all read</source>
        <translation>全部标为已读</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>稍后提醒</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>标为已知悉</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>规则…</translation>
    </message>
</context>
<context>
    <name>AlertRulesEditor</name>
    <message>
        <source>Rules of alerts</source>
        <translation>提醒规则</translation>
    </message>
    <message>
        <source>TOML: the hours of rest, and a table for each kind of alert.</source>
        <translation>TOML：先写免打扰时段，再为每种提醒写一张表。</translation>
    </message>
    <message>
        <source>Supervisors and managers can change these rules.</source>
        <translation>这些规则由主管和经理修改。</translation>
    </message>
    <message>
        <source>The form writes the text anew, without its comments.</source>
        <translation>表单会重写文本，不保留注释。</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
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
        <translation>对 {customer} 的承诺已逾期</translation>
    </message>
    <message>
        <source>Promise to {customer} is due soon</source>
        <translation>给{customer}的承诺快到期</translation>
    </message>
    <message>
        <source>Somebody asks for help with {customer}</source>
        <translation>有人就{customer}求助</translation>
    </message>
    <message>
        <source>An offer for {customer} waits too long</source>
        <translation>{customer} 的补偿方案等待过久</translation>
    </message>
    <message>
        <source>The third party is late with {customer}</source>
        <translation>{customer}：第三方已逾期</translation>
    </message>
    <message>
        <source>{customer} was to be called back</source>
        <translation>该给 {customer} 回电了</translation>
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
        <translation>已过去</translation>
    </message>
    <message>
        <source>asleep until {time}</source>
        <translation>{time} 前暂不提醒</translation>
    </message>
    <message>
        <source>seen by {name}, {active}</source>
        <translation>{name} 已知悉，{active}</translation>
    </message>
    <message>
        <source>unread, {active}</source>
        <translation>未读，{active}</translation>
    </message>
</context>
<context>
    <name>AnswerDialog</name>
    <message>
        <source>You are asked to mediate</source>
        <translation>请您调解</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
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
        <translation>为什么不能：会告诉请您的人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Say why, so that somebody else can be found.</source>
        <translation>请说明原因，好另找他人。</translation>
    </message>
    <message>
        <source>The case is yours; the hand-over note is in its facts.</source>
        <translation>个案归您；交接说明在个案资料里。</translation>
    </message>
    <message>
        <source>The case is free again, and you are not asked a second time.</source>
        <translation>个案重新待分配，不会再请您。</translation>
    </message>
</context>
<context>
    <name>Availability</name>
    <message>
        <source>Choose a case first.</source>
        <translation>请先选择一件个案。</translation>
    </message>
    <message>
        <source>Say first who you are, at the top right.</source>
        <translation>请先在右上角选择您是谁。</translation>
    </message>
    <message>
        <source>No offer waits for a decision.</source>
        <translation>没有待审批的补偿方案。</translation>
    </message>
    <message>
        <source>Only who proposed an offer can recall it.</source>
        <translation>只有提出方案的人才能撤回。</translation>
    </message>
    <message>
        <source>No offer here can be given other terms by you.</source>
        <translation>这里没有您可以改条件的补偿方案。</translation>
    </message>
    <message>
        <source>No approval here can be taken back.</source>
        <translation>这里没有可以撤销的批准。</translation>
    </message>
    <message>
        <source>No approved offer here has several options.</source>
        <translation>这里没有可供选择的已批准方案。</translation>
    </message>
    <message>
        <source>No promise is open.</source>
        <translation>没有未兑现的承诺。</translation>
    </message>
    <message>
        <source>No answer here waits for such a decision.</source>
        <translation>这里没有需要这样处理的回复。</translation>
    </message>
    <message>
        <source>No message here has a score.</source>
        <translation>这里没有已评分的消息。</translation>
    </message>
    <message>
        <source>You are not in this case.</source>
        <translation>您没有介入这件个案。</translation>
    </message>
    <message>
        <source>You are not asked to mediate this case.</source>
        <translation>没有请您调解这个个案。</translation>
    </message>
    <message>
        <source>No agreement waits for a yes that you can record.</source>
        <translation>没有等您记录同意的协议。</translation>
    </message>
    <message>
        <source>You are in this case in that way already.</source>
        <translation>您已经以这种方式介入了这件个案。</translation>
    </message>
</context>
<context>
    <name>BackupDoors</name>
    <message>
        <source>Restore a copy</source>
        <translation>恢复备份</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups of the record</source>
        <translation>记录的备份</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>立即备份…</translation>
    </message>
    <message>
        <source>Restore this copy…</source>
        <translation>恢复此备份…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类型</translation>
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
        <translation>会先检查备份；当前的记录会与备份一起保留。</translation>
    </message>
    <message>
        <source>Restore now</source>
        <translation>立即恢复</translation>
    </message>
    <message>
        <source>The record will be as it was on {at}. What came after stays in the record that is kept aside.</source>
        <translation>记录将回到 {at} 的状态。此后的内容保留在另存的记录中。</translation>
    </message>
    <message>
        <source>There is no copy yet. One is made each day while Stepin is open.</source>
        <translation>还没有备份。Stepin 打开时每天生成一份。</translation>
    </message>
    <message>
        <source>The newest copy is {age} old. It was opened again and checked.</source>
        <translation>最新的备份是 {age} 前生成的，已重新打开并检查。</translation>
    </message>
    <message>
        <source>The disk under the record is encrypted.</source>
        <translation>记录所在的磁盘已加密。</translation>
    </message>
    <message>
        <source>Whether the disk under the record is encrypted is not known: who takes the disk may read it.</source>
        <translation>无法确定记录所在的磁盘是否加密：拿走磁盘的人可能读到内容。</translation>
    </message>
    <message>
        <source>The record cannot be read: whether copies hold erased words is not known.</source>
        <translation>无法读取记录：不知道备份中是否还有已删除的内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n copy(ies) still hold words of customers who were erased, the last one until {until}.</source>
        <translation>
            <numerusform>%n 份备份仍含有已删除客户的内容，最后一份保留到 {until}。</numerusform>
        </translation>
    </message>
    <message>
        <source>The copy is checked. Then {name} is opened again from it.</source>
        <translation>正在检查备份，随后从备份重新打开 {name}。</translation>
    </message>
</context>
<context>
    <name>Brief</name>
    <message numerus="yes">
        <source>%n earlier case(s)</source>
        <translation>
            <numerusform>此前有 %n 件个案</numerusform>
        </translation>
    </message>
    <message>
        <source>{cases}, no other offer.</source>
        <translation>{cases}，没有其他补偿方案。</translation>
    </message>
    <message>
        <source>{cases}; approved so far: {total}.</source>
        <translation>{cases}；此前共批准 {total}。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>{time}  {type} {money}: {state}</source>
        <translation>{time}  {type} {money}：{state}</translation>
    </message>
    <message>
        <source>No similar case has an approved offer in this currency yet.</source>
        <translation>还没有以此币种批准过补偿的相似个案。</translation>
    </message>
    <message numerus="yes">
        <source>%n similar case(s) got: mostly {type}, in the middle {median}, half of them {low} to {high}.</source>
        <translation>
            <numerusform>%n 件相似个案：多为{type}，中位数 {median}，半数在 {low} 至 {high} 之间。</numerusform>
        </translation>
    </message>
    <message>
        <source>This one is above that.</source>
        <translation>本方案高于此区间。</translation>
    </message>
    <message>
        <source>This one is below that.</source>
        <translation>本方案低于此区间。</translation>
    </message>
    <message>
        <source>This one is among them.</source>
        <translation>本方案在此区间内。</translation>
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
        <translation>此客户 {money}</translation>
    </message>
    <message>
        <source>The policy sets no budget in this currency.</source>
        <translation>政策未设此币种的预算。</translation>
    </message>
    <message>
        <source>{left}. That is too little for this offer.</source>
        <translation>{left}。不够支付本方案。</translation>
    </message>
</context>
<context>
    <name>BriefPanel</name>
    <message>
        <source>What is known around this offer</source>
        <translation>与本方案有关的情况</translation>
    </message>
    <message>
        <source>Looking up what is known around this offer…</source>
        <translation>正在查找与本方案有关的情况…</translation>
    </message>
    <message>
        <source>Show how</source>
        <translation>如何算出</translation>
    </message>
    <message>
        <source>What is known around this offer could not be read.</source>
        <translation>无法读取与本方案有关的情况。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Similar cases</source>
        <translation>相似个案</translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation>预算余额</translation>
    </message>
    <message>
        <source>Not settling</source>
        <translation>不和解</translation>
    </message>
    <message>
        <source>Open the similar case: {title}</source>
        <translation>打开相似个案：{title}</translation>
    </message>
    <message>
        <source>may cost {cost}, by examples that you can correct: chances times losses, the customer&apos;s value, public reach.</source>
        <translation>可能损失 {cost}。按示例估算，可修改：概率乘以损失、客户价值、公开传播。</translation>
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
        <translation>已按要求删除</translation>
    </message>
    <message>
        <source>{name} {time}</source>
        <translation>{name} {time}</translation>
    </message>
    <message>
        <source>{name} · whisper, staff only {time}</source>
        <translation>{name} · 密语，仅客服可见 {time}</translation>
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
        <translation>发信人当地时间 {time}</translation>
    </message>
    <message>
        <source>Show all {count} characters</source>
        <translation>显示全部 {count} 个字符</translation>
    </message>
    <message>
        <source>{kind}: {weight:+.0f}</source>
        <translation>{kind}：{weight:+.0f}</translation>
    </message>
    <message>
        <source>A promise, due {time}</source>
        <translation>一项承诺，{time} 到期</translation>
    </message>
    <message>
        <source>Scorer: dissatisfied {low}%, neutral {middle}%, satisfied {high}%</source>
        <translation>评分：不满意 {low}%，中立 {middle}%，满意 {high}%</translation>
    </message>
    <message>
        <source>Scorer, unsure: dissatisfied {low}%, neutral {middle}%, satisfied {high}%</source>
        <translation>评分（把握不大）：不满意 {low}%，中立 {middle}%，满意 {high}%</translation>
    </message>
</context>
<context>
    <name>CallBackDialog</name>
    <message>
        <source>Plan a call-back</source>
        <translation>安排回访</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>The time is over already.</source>
        <translation>这个时间已经过了。</translation>
    </message>
    <message>
        <source>In {duration}: ask how satisfied the customer is, and whether a public post is gone.</source>
        <translation>{duration} 后：问客户是否满意，公开的帖子是否已删。</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
</context>
<context>
    <name>CannotOpenDialog</name>
    <message>
        <source>Stepin cannot open the record</source>
        <translation>Stepin 无法打开记录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Care</name>
    <message>
        <source>Kind of complaint</source>
        <translation>投诉性质</translation>
    </message>
    <message>
        <source>Kind of customer</source>
        <translation>客户类型</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>What caused it</source>
        <translation>起因</translation>
    </message>
    <message>
        <source>Product or service</source>
        <translation>产品或服务</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>What the customer asks for</source>
        <translation>客户的要求</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Money back</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>A replacement</source>
        <translation>换货</translation>
    </message>
    <message>
        <source>A repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>送货</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>赔偿</translation>
    </message>
    <message>
        <source>An apology</source>
        <translation>道歉</translation>
    </message>
    <message>
        <source>An explanation</source>
        <translation>说明原因</translation>
    </message>
    <message>
        <source>A call back</source>
        <translation>回电</translation>
    </message>
    <message>
        <source>A manager</source>
        <translation>见主管</translation>
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
        <translation>删除资料</translation>
    </message>
    <message>
        <source>What the customer holds</source>
        <translation>客户的立场</translation>
    </message>
    <message>
        <source>What the company holds</source>
        <translation>公司的立场</translation>
    </message>
    <message>
        <source>Common ground</source>
        <translation>共同点</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>It failed; next step</source>
        <translation>未成；下一步</translation>
    </message>
    <message>
        <source>The customer agrees</source>
        <translation>客户同意</translation>
    </message>
    <message>
        <source>The company agrees</source>
        <translation>公司同意</translation>
    </message>
    <message>
        <source>Nothing was posted</source>
        <translation>没有公开发帖</translation>
    </message>
    <message>
        <source>The post is gone</source>
        <translation>帖子已删</translation>
    </message>
    <message>
        <source>The post is still there</source>
        <translation>帖子还在</translation>
    </message>
    <message>
        <source>They accepted it</source>
        <translation>对方已受理</translation>
    </message>
    <message>
        <source>They ended it</source>
        <translation>对方已结案</translation>
    </message>
    <message>
        <source>A case is critical</source>
        <translation>案件危急</translation>
    </message>
    <message>
        <source>A promise is late</source>
        <translation>承诺已逾期</translation>
    </message>
    <message>
        <source>A promise is due soon</source>
        <translation>承诺即将到期</translation>
    </message>
    <message>
        <source>Somebody asks for help</source>
        <translation>有人求助</translation>
    </message>
    <message>
        <source>An offer waits too long</source>
        <translation>补偿方案等候过久</translation>
    </message>
    <message>
        <source>A third party is late</source>
        <translation>第三方已逾期</translation>
    </message>
    <message>
        <source>A customer was to be called back</source>
        <translation>该给客户回电了</translation>
    </message>
    <message>
        <source>The record, the disk or the scorer has a trouble</source>
        <translation>记录、磁盘或评分程序有故障</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>1, very dissatisfied</source>
        <translation>1 分，很不满意</translation>
    </message>
    <message>
        <source>2, dissatisfied</source>
        <translation>2 分，不满意</translation>
    </message>
    <message>
        <source>3, neither</source>
        <translation>3 分，一般</translation>
    </message>
    <message>
        <source>4, satisfied</source>
        <translation>4 分，满意</translation>
    </message>
    <message>
        <source>5, very satisfied</source>
        <translation>5 分，很满意</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>粤语</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
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
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Kept late</source>
        <translation>迟到兑现</translation>
    </message>
</context>
<context>
    <name>CaseActions</name>
    <message>
        <source>Hand-over note</source>
        <translation>交接说明</translation>
    </message>
</context>
<context>
    <name>CaseFile</name>
    <message>
        <source>became the offer of {money}</source>
        <translation>形成补偿方案：{money}</translation>
    </message>
    <message>
        <source>planned to call back by {time}</source>
        <translation>安排在 {time} 前回访</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>Asked afterwards, the customer gave {grade} of 5; {post}.</source>
        <translation>回访时客户打了 {grade} 分（满分 5）；{post}。</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>个案档案</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Heat (line) and anger of each message (dots) over time</source>
        <translation>热度（线）与每条消息的怒气（点）随时间的变化</translation>
    </message>
    <message>
        <source>Case {id} · page {page}</source>
        <translation>个案 {id} · 第 {page} 页</translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation>{time} 前</translation>
    </message>
    <message>
        <source>{what} at {time}</source>
        <translation>{what}（于 {time}）</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>kept, too late</source>
        <translation>已兑现，但过了时限</translation>
    </message>
    <message>
        <source>broken: nobody said that it was kept</source>
        <translation>未兑现：没有人确认已做到</translation>
    </message>
    <message>
        <source>Case {id} · {customer}</source>
        <translation>个案 {id} · {customer}</translation>
    </message>
    <message>
        <source>{level}, heat {heat}</source>
        <translation>{level}，热度 {heat}</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Kind of customer</source>
        <translation>客户类型</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>立案时间</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案时间</translation>
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
        <translation>调解员</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>投诉性质</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Repeat of case</source>
        <translation>重复投诉，原个案</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>The case is still open.</source>
        <translation>个案尚未结案。</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Risk signals</source>
        <translation>风险信号</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Offers and decisions</source>
        <translation>补偿方案与决定</translation>
    </message>
    <message>
        <source>cannot mediate</source>
        <translation>不能调解</translation>
    </message>
    <message>
        <source>to be accepted by {time}</source>
        <translation>须在 {time} 前受理</translation>
    </message>
    <message>
        <source>to be ended by {time}</source>
        <translation>须在 {time} 前办结</translation>
    </message>
    <message>
        <source>Both sides agreed: “{text}”.</source>
        <translation>双方达成协议：“{text}”。</translation>
    </message>
    <message>
        <source>The mediation failed: “{text}”.</source>
        <translation>调解未成：“{text}”。</translation>
    </message>
    <message>
        <source>It is before {name}, which has not ended it yet.</source>
        <translation>已提交{name}，尚未结案。</translation>
    </message>
    <message>
        <source>It was brought before {name}, which ended it: “{note}”.</source>
        <translation>曾提交{name}，处理结果：“{note}”。</translation>
    </message>
    <message>
        <source>It was brought before {name}, which ended it.</source>
        <translation>曾提交{name}，已由其结案。</translation>
    </message>
    <message>
        <source>not due yet when the case was closed</source>
        <translation>结案时尚未到期</translation>
    </message>
    <message>
        <source>not due yet</source>
        <translation>尚未到期</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Mediation</source>
        <translation>调解</translation>
    </message>
    <message>
        <source>Record form</source>
        <translation>登记表</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>opened again later</source>
        <translation>后来重新开案</translation>
    </message>
    <message>
        <source>[erased]</source>
        <translation>[已删除]</translation>
    </message>
    <message>
        <source>[erased on {time} by {name}]</source>
        <translation>[已于 {time} 由 {name} 删除]</translation>
    </message>
    <message numerus="yes">
        <source>… [%n more character(s) in the JSON export]</source>
        <translation>
            <numerusform>…［其余 %n 个字符见 JSON 导出］</numerusform>
        </translation>
    </message>
    <message>
        <source>anger {anger}</source>
        <translation>怒气 {anger}</translation>
    </message>
    <message>
        <source>corrected by {name}; the scorer said {anger}</source>
        <translation>由{name}更正；评分程序给出 {anger}</translation>
    </message>
    <message>
        <source>satisfaction {value} of 5</source>
        <translation>满意度 {value}（满分 5）</translation>
    </message>
    <message>
        <source>not sent by Stepin</source>
        <translation>未由 Stepin 发出</translation>
    </message>
    <message>
        <source>“{words}”: {hint}</source>
        <translation>“{words}”：{hint}</translation>
    </message>
    <message>
        <source>proposed: {type}, {money}</source>
        <translation>提出：{type}，{money}</translation>
    </message>
    <message numerus="yes">
        <source>heard %n time(s)</source>
        <translation>
            <numerusform>出现 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Made at {time} from entry {seq} of the journal. Times are those of {zone}.</source>
        <translation>生成于 {time}，依据日志第 {seq} 条。时间均为 {zone} 时区。</translation>
    </message>
    <message>
        <source>Hash of the last entry about this case ({seq}): {hash}</source>
        <translation>与本个案有关的最后一条日志（{seq}）的哈希值：{hash}</translation>
    </message>
    <message>
        <source>Anger, satisfaction and risks are read by a program, unless a person corrected them.</source>
        <translation>怒气、满意度与风险由程序判读，经人更正者除外。</translation>
    </message>
    <message>
        <source>It is about: {matter}.</source>
        <translation>投诉事项：{matter}。</translation>
    </message>
    <message>
        <source>The customer asks for: {demand}.</source>
        <translation>客户要求：{demand}。</translation>
    </message>
    <message>
        <source>The loss: {loss}.</source>
        <translation>损失：{loss}。</translation>
    </message>
    <message>
        <source>The customer has not written anything that was scored.</source>
        <translation>客户没有写过可评分的内容。</translation>
    </message>
    <message numerus="yes">
        <source>The customer wrote %n message(s): anger {first} at first, {worst} at its highest ({time}), {last} at the end.</source>
        <translation>
            <numerusform>客户写了 %n 条消息：怒气起初 {first}，最高 {worst}（{time}），最后 {last}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Risk signals: {risks}.</source>
        <translation>风险信号：{risks}。</translation>
    </message>
    <message>
        <source>The customer has complained before.</source>
        <translation>客户此前投诉过。</translation>
    </message>
    <message>
        <source>{name} took the case over.</source>
        <translation>{name}接手了个案。</translation>
    </message>
    <message>
        <source>{name} was asked to mediate.</source>
        <translation>已请{name}调解。</translation>
    </message>
    <message>
        <source>{name} mediates.</source>
        <translation>{name}负责调解。</translation>
    </message>
    <message>
        <source>{name} mediated.</source>
        <translation>由{name}调解。</translation>
    </message>
    <message>
        <source>{count} kept in time</source>
        <translation>{count} 项按时兑现</translation>
    </message>
    <message>
        <source>{count} kept too late</source>
        <translation>{count} 项逾时兑现</translation>
    </message>
    <message>
        <source>{count} broken</source>
        <translation>{count} 项未兑现</translation>
    </message>
    <message>
        <source>{count} not due yet</source>
        <translation>{count} 项尚未到期</translation>
    </message>
    <message>
        <source>Promises to the customer: {fates}.</source>
        <translation>对客户的承诺：{fates}。</translation>
    </message>
    <message>
        <source>Closed at {time}, “{resolution}”, and opened again.</source>
        <translation>{time} 结案（“{resolution}”），后来重新开案。</translation>
    </message>
    <message>
        <source>Closed at {time}: “{resolution}”.</source>
        <translation>{time} 结案：“{resolution}”。</translation>
    </message>
    <message>
        <source>{type}, {money}: {state}.</source>
        <translation>{type}，{money}：{state}。</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>个案</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>补偿方案</translation>
    </message>
    <message>
        <source>Mediation and follow-up</source>
        <translation>调解与回访</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>CaseHeader</name>
    <message>
        <source>Facts</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Show the facts of this case</source>
        <translation>显示这件个案的概况</translation>
    </message>
    <message>
        <source>Earlier case</source>
        <translation>此前的个案</translation>
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
        <translation>请在左侧选择一件个案。</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier message(s) not shown</source>
        <translation>
            <numerusform>未显示更早的 %n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Closed. {resolution}</source>
        <translation>已结案。{resolution}</translation>
    </message>
</context>
<context>
    <name>ChooseDialog</name>
    <message>
        <source>What did the customer choose?</source>
        <translation>客户选了哪一项？</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>补偿方案</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>所选</translation>
    </message>
    <message>
        <source>Mark what the customer chose.</source>
        <translation>请标出客户的选择。</translation>
    </message>
    <message>
        <source>So it stands already.</source>
        <translation>现在就是这样。</translation>
    </message>
    <message>
        <source>{consequence}
Only this is paid. Another choice can be recorded until it is on the payout list.</source>
        <translation>{consequence}
只付这一项。列入付款清单之前可以改选。</translation>
    </message>
</context>
<context>
    <name>ClassifyDialog</name>
    <message>
        <source>Classify</source>
        <translation>归类</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>投诉内容</translation>
    </message>
    <message>
        <source>What caused it</source>
        <translation>起因</translation>
    </message>
    <message>
        <source>So it stands already.</source>
        <translation>现在就是这样。</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close the case</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>What was agreed, and what was done about it</source>
        <translation>商定了什么，又做了什么</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Write how it was resolved; the record keeps it.</source>
        <translation>请写明如何解决；记录会保存下来。</translation>
    </message>
    <message>
        <source>The case leaves the queue. If the customer writes again, a new case opens and is linked to this one.</source>
        <translation>个案将离开队列。客户若再来消息，会另开新个案并与此案关联。</translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) to the customer are still open.</source>
        <translation>
            <numerusform>还有 %n 项对客户的承诺未兑现。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) still wait for a decision.</source>
        <translation>
            <numerusform>还有 %n 个补偿方案待审批。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>只显示</translation>
    </message>
    <message>
        <source>Step in</source>
        <translation>介入</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>个案</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>下一件个案</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>上一件个案</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Pause updates</source>
        <translation>暂停刷新</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Critical cases</source>
        <translation>危急个案</translation>
    </message>
    <message>
        <source>Hot cases</source>
        <translation>升温个案</translation>
    </message>
    <message>
        <source>Cases to watch</source>
        <translation>留意个案</translation>
    </message>
    <message>
        <source>Offers for me to decide</source>
        <translation>待我审批的补偿</translation>
    </message>
    <message>
        <source>Promises due</source>
        <translation>将到期承诺</translation>
    </message>
    <message>
        <source>Cases without a mediator</source>
        <translation>未派调解的个案</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>全部个案</translation>
    </message>
    <message>
        <source>Watch unseen</source>
        <translation>旁观</translation>
    </message>
    <message>
        <source>Whisper to the agent</source>
        <translation>密语客服</translation>
    </message>
    <message>
        <source>Join the conversation</source>
        <translation>加入对话</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Write to the customer</source>
        <translation>回复客户</translation>
    </message>
    <message>
        <source>Answer that news will come within half an hour</source>
        <translation>先回一句：半小时内有消息</translation>
    </message>
    <message>
        <source>Send an answer again</source>
        <translation>再次发送回复</translation>
    </message>
    <message>
        <source>Give up an answer</source>
        <translation>放弃发送回复</translation>
    </message>
    <message>
        <source>Assign a mediator</source>
        <translation>派调解</translation>
    </message>
    <message>
        <source>Promise something</source>
        <translation>作出承诺</translation>
    </message>
    <message>
        <source>Mark the promise as kept</source>
        <translation>标记承诺已兑现</translation>
    </message>
    <message>
        <source>Correct the score</source>
        <translation>更正评分</translation>
    </message>
    <message>
        <source>Set the stage</source>
        <translation>设定阶段</translation>
    </message>
    <message>
        <source>Set nature and cause</source>
        <translation>设定性质与起因</translation>
    </message>
    <message>
        <source>Fill in the record form</source>
        <translation>填写登记表</translation>
    </message>
    <message>
        <source>Read the hand-over note</source>
        <translation>看交接说明</translation>
    </message>
    <message>
        <source>Raise a hand, or lower it</source>
        <translation>举手或放下</translation>
    </message>
    <message>
        <source>Answer whether to mediate</source>
        <translation>答复是否调解</translation>
    </message>
    <message>
        <source>Write down a part of the mediation</source>
        <translation>记录调解内容</translation>
    </message>
    <message>
        <source>Record a yes to the agreement</source>
        <translation>记录一方同意协议</translation>
    </message>
    <message>
        <source>Bring in a third party</source>
        <translation>转交第三方</translation>
    </message>
    <message>
        <source>Plan a call-back</source>
        <translation>安排回访</translation>
    </message>
    <message>
        <source>Record what the customer said</source>
        <translation>记录回访结果</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Propose an offer</source>
        <translation>提出补偿方案</translation>
    </message>
    <message>
        <source>Approve the offer</source>
        <translation>批准补偿</translation>
    </message>
    <message>
        <source>Decline the offer</source>
        <translation>拒绝补偿</translation>
    </message>
    <message>
        <source>Send the offer back</source>
        <translation>退回补偿</translation>
    </message>
    <message>
        <source>Set other terms for the offer</source>
        <translation>更改补偿条件</translation>
    </message>
    <message>
        <source>Record what the customer chose</source>
        <translation>记录客户的选择</translation>
    </message>
    <message>
        <source>Undo an approval</source>
        <translation>撤销批准</translation>
    </message>
    <message>
        <source>Recall my offer</source>
        <translation>撤回我的方案</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>全部命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Import chats or emails</source>
        <translation>导入聊天或邮件</translation>
    </message>
    <message>
        <source>What was not understood</source>
        <translation>未识别的内容</translation>
    </message>
    <message>
        <source>Erase a customer</source>
        <translation>删除客户的内容</translation>
    </message>
    <message>
        <source>Playbook at the side</source>
        <translation>打开应对手册</translation>
    </message>
    <message>
        <source>Ledger of promises</source>
        <translation>承诺台账</translation>
    </message>
    <message>
        <source>Payout list</source>
        <translation>付款清单</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>Learn from corrections</source>
        <translation>从更正中学习</translation>
    </message>
    <message>
        <source>A second person approves here</source>
        <translation>由第二人在此批准</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Switch person</source>
        <translation>切换人员</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Signing keys</source>
        <translation>签名密钥</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Check the record</source>
        <translation>检查记录</translation>
    </message>
    <message>
        <source>Backups of the record</source>
        <translation>记录的备份</translation>
    </message>
    <message>
        <source>Export case</source>
        <translation>导出个案</translation>
    </message>
    <message>
        <source>Third-party notices</source>
        <translation>第三方声明</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Whisper to the agent…</source>
        <translation>密语客服…</translation>
    </message>
    <message>
        <source>Join first, so that everybody knows who speaks.</source>
        <translation>请先加入，让大家知道是谁在说话。</translation>
    </message>
    <message>
        <source>Write to the customer…</source>
        <translation>回复客户…</translation>
    </message>
    <message>
        <source>Only staff see it. Enter sends, Shift+Enter begins a line.</source>
        <translation>仅客服可见。Enter 发送，Shift+Enter 换行。</translation>
    </message>
    <message>
        <source>{name} has taken this case over; whisper instead.</source>
        <translation>{name} 已接手此个案；请改用密语。</translation>
    </message>
    <message>
        <source>Closed for free text: send a template.</source>
        <translation>不能再自由回复：请发送模板。</translation>
    </message>
    <message>
        <source>Enter sends it to the customer.</source>
        <translation>按 Enter 发送给客户。</translation>
    </message>
    <message>
        <source>Enter keeps it in the case; no channel leads to the customer.</source>
        <translation>按 Enter 记入个案；没有渠道通向客户。</translation>
    </message>
    <message>
        <source>Whisper to the agent</source>
        <translation>密语客服</translation>
    </message>
    <message>
        <source>Reply to the customer</source>
        <translation>回复客户</translation>
    </message>
    <message>
        <source>Only {count} characters fit; the rest of what was pasted is left out.</source>
        <translation>只放得下 {count} 个字符；粘贴内容的其余部分没有放进来。</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>密语</translation>
    </message>
    <message>
        <source>Join now</source>
        <translation>现在加入</translation>
    </message>
</context>
<context>
    <name>ConnectionDoors</name>
    <message>
        <source>A demonstration is connected to nothing.</source>
        <translation>演示不连接任何渠道。</translation>
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
        <translation>邮件</translation>
    </message>
    <message>
        <source>Chatwoot</source>
        <translation>Chatwoot</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>A number of the WhatsApp Business Cloud API. Messages come in by stepin gateway, which Meta can reach behind your web server; answers leave by it, or by this window while that runs the accounts.</source>
        <translation>WhatsApp Business Cloud API 的一个号码。消息由 stepin gateway 接收，Meta 通过贵公司的网页服务器访问它；回复由它发出，本窗口运行账户时则由本窗口发出。</translation>
    </message>
    <message>
        <source>A mailbox, read by IMAP without marking anything as read; answers leave by SMTP.</source>
        <translation>一个邮箱：用 IMAP 读取，不会标为已读；回复用 SMTP 发出。</translation>
    </message>
    <message>
        <source>A help desk: its conversations come in, answers, whispers and assignments go back.</source>
        <translation>客服平台：会话从那里进来，回复、密语和指派回到那里。</translation>
    </message>
    <message>
        <source>Exports and message files that are dropped there come in once. Nothing in it is moved or deleted.</source>
        <translation>放进去的导出文件和消息文件会导入一次。里面的文件不会被移动或删除。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Phone number ID</source>
        <translation>电话号码 ID</translation>
    </message>
    <message>
        <source>Business account ID</source>
        <translation>商业账户 ID</translation>
    </message>
    <message>
        <source>Approved templates</source>
        <translation>已批准的模板</translation>
    </message>
    <message>
        <source>Fetch pictures and files</source>
        <translation>下载图片和文件</translation>
    </message>
    <message>
        <source>Other server (for tests)</source>
        <translation>其他服务器（测试用）</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>IMAP server</source>
        <translation>IMAP 服务器</translation>
    </message>
    <message>
        <source>IMAP port</source>
        <translation>IMAP 端口</translation>
    </message>
    <message>
        <source>IMAP encryption</source>
        <translation>IMAP 加密</translation>
    </message>
    <message>
        <source>SMTP server</source>
        <translation>SMTP 服务器</translation>
    </message>
    <message>
        <source>SMTP port</source>
        <translation>SMTP 端口</translation>
    </message>
    <message>
        <source>SMTP encryption</source>
        <translation>SMTP 加密</translation>
    </message>
    <message>
        <source>Name that customers see</source>
        <translation>客户看到的名称</translation>
    </message>
    <message>
        <source>Who is staff</source>
        <translation>哪些是员工</translation>
    </message>
    <message>
        <source>Server that checks senders</source>
        <translation>验证发件人的服务器</translation>
    </message>
    <message>
        <source>Mail folders</source>
        <translation>邮件文件夹</translation>
    </message>
    <message>
        <source>Folder of sent mail</source>
        <translation>已发送邮件文件夹</translation>
    </message>
    <message>
        <source>Days to read at first</source>
        <translation>首次读取的天数</translation>
    </message>
    <message>
        <source>New conversations a day from one sender</source>
        <translation>同一发件人每天新会话数</translation>
    </message>
    <message>
        <source>Certificate authority (file)</source>
        <translation>证书颁发机构（文件）</translation>
    </message>
    <message>
        <source>Program that prints a token</source>
        <translation>输出令牌的程序</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>账户编号</translation>
    </message>
    <message>
        <source>Only these inboxes</source>
        <translation>仅限这些收件箱</translation>
    </message>
    <message>
        <source>Label that asks for help</source>
        <translation>求助标签</translation>
    </message>
    <message>
        <source>Appear online there</source>
        <translation>在那里显示在线</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Who is the customer</source>
        <translation>哪位是客户</translation>
    </message>
    <message>
        <source>Name of the chat</source>
        <translation>聊天名称</translation>
    </message>
    <message>
        <source>Order of dates</source>
        <translation>日期顺序</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>App secret</source>
        <translation>应用密钥</translation>
    </message>
    <message>
        <source>Verify token</source>
        <translation>验证令牌</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>letters, digits, - and _; stays as it is</source>
        <translation>字母、数字、- 和 _；之后不能改</translation>
    </message>
    <message>
        <source>One a line: name | language | text with {{1}} | blank 1, blank 2</source>
        <translation>每行一个：名称 | 语言 | 含 {{1}} 的文字 | 空一, 空二</translation>
    </message>
    <message>
        <source>One a line: a name, an address, or @domain</source>
        <translation>每行一个：姓名、地址或 @域名</translation>
    </message>
    <message>
        <source>One a line</source>
        <translation>每行一个</translation>
    </message>
    <message>
        <source>Numbers, with commas; empty for all</source>
        <translation>编号，用逗号分隔；空着表示全部</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>自动查找</translation>
    </message>
    <message>
        <source>Instead of a password (OAuth), one part a line: the program&apos;s whole path, its arguments</source>
        <translation>代替密码（OAuth），每行一项：程序的完整路径及其参数</translation>
    </message>
    <message>
        <source>as it names itself in Authentication-Results</source>
        <translation>按它在 Authentication-Results 中的名称</translation>
    </message>
    <message>
        <source>such as Asia/Shanghai; else UTC</source>
        <translation>例如 Asia/Shanghai；否则为 UTC</translation>
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
        <translation>无（仅限本机）</translation>
    </message>
    <message>
        <source>The file decides</source>
        <translation>由文件决定</translation>
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
        <translation>无法连接：本机是否在线，地址是否正确？</translation>
    </message>
    <message>
        <source>It did not answer in time.</source>
        <translation>对方没有及时回应。</translation>
    </message>
    <message>
        <source>It does not accept the user name, password or token.</source>
        <translation>用户名、密码或令牌不被接受。</translation>
    </message>
    <message>
        <source>The program that is to print a token did not print one.</source>
        <translation>应输出令牌的程序没有输出令牌。</translation>
    </message>
    <message>
        <source>It is there, but this account may not do what is needed.</source>
        <translation>可以连接，但这个账户没有所需的权限。</translation>
    </message>
    <message>
        <source>It asks to be called less often. Try again in some minutes.</source>
        <translation>对方要求降低访问频率。请过几分钟再试。</translation>
    </message>
    <message>
        <source>What answers is not this service: is the address right?</source>
        <translation>回应的不是这项服务：地址是否正确？</translation>
    </message>
    <message>
        <source>There is nothing of that name or number at this address.</source>
        <translation>这个地址上没有这个名称或编号。</translation>
    </message>
    <message>
        <source>The server cannot prove who it is (certificate), so nothing was told to it.</source>
        <translation>服务器无法证明自己的身份（证书），因此没有向它发送任何内容。</translation>
    </message>
    <message>
        <source>The service has a fault of its own. Try again later.</source>
        <translation>对方服务出了故障。请稍后再试。</translation>
    </message>
    <message>
        <source>Still missing: {setting}.</source>
        <translation>还缺：{setting}。</translation>
    </message>
    <message>
        <source>A secret is empty or far too long.</source>
        <translation>密钥为空或过长。</translation>
    </message>
    <message>
        <source>Others can read {path}; take that right away from them (chmod 600).</source>
        <translation>其他人可以读取 {path}；请收回这项权限（chmod 600）。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({why}).</source>
        <translation>{path} 无法写入（{why}）。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({why}).</source>
        <translation>{path} 无法读取（{why}）。</translation>
    </message>
    <message>
        <source>{path} has an account of a kind that is not known: {setting}.</source>
        <translation>{path} 中有未知种类的账户：{setting}。</translation>
    </message>
    <message>
        <source>{account} has a setting that is not known: {setting}.</source>
        <translation>{account} 有未知的设置：{setting}。</translation>
    </message>
    <message>
        <source>A secret of {account} stands in {path}: take it out, and type it in here.</source>
        <translation>{account} 的密钥写在 {path} 里：请把它删去，在这里输入。</translation>
    </message>
    <message>
        <source>A name is wanted: up to 40 letters, digits, - and _.</source>
        <translation>需要名称：最多 40 个字母、数字、- 和 _。</translation>
    </message>
    <message>
        <source>There is another account of the name {account}.</source>
        <translation>已有名为 {account} 的账户。</translation>
    </message>
    <message>
        <source>{setting}: {why}.</source>
        <translation>{setting}：{why}。</translation>
    </message>
    <message>
        <source>The mail server cannot be as it is written here.</source>
        <translation>邮件服务器的设置不正确。</translation>
    </message>
    <message>
        <source>Without encryption only a server on this machine can be used.</source>
        <translation>不加密时只能使用本机上的服务器。</translation>
    </message>
    <message>
        <source>The mailbox cannot be as it is written here.</source>
        <translation>邮箱的设置不正确。</translation>
    </message>
    <message>
        <source>something is wanted here</source>
        <translation>这里需要填写</translation>
    </message>
    <message>
        <source>this is too long</source>
        <translation>内容过长</translation>
    </message>
    <message>
        <source>it has characters that cannot be seen</source>
        <translation>含有不可见字符</translation>
    </message>
    <message>
        <source>a number is wanted</source>
        <translation>需要数字</translation>
    </message>
    <message>
        <source>this number cannot be</source>
        <translation>数字超出范围</translation>
    </message>
    <message>
        <source>an email address is wanted</source>
        <translation>需要电子邮件地址</translation>
    </message>
    <message>
        <source>the name of a server is wanted, without https://</source>
        <translation>需要服务器名称，不带 https://</translation>
    </message>
    <message>
        <source>an address that begins with https:// is wanted, without a password in it</source>
        <translation>需要以 https:// 开头、不含密码的地址</translation>
    </message>
    <message>
        <source>this machine knows no such time zone</source>
        <translation>本机没有这个时区</translation>
    </message>
    <message>
        <source>the whole path is wanted, from the root of the disk on</source>
        <translation>需要从磁盘根目录开始的完整路径</translation>
    </message>
    <message>
        <source>only digits are wanted</source>
        <translation>只能是数字</translation>
    </message>
    <message>
        <source>one of the choices is wanted</source>
        <translation>需要从选项中选择</translation>
    </message>
    <message>
        <source>without encryption only a server on this machine can be used</source>
        <translation>不加密时只能使用本机上的服务器</translation>
    </message>
    <message>
        <source>a line needs a name and a language at least</source>
        <translation>每行至少要有名称和语言</translation>
    </message>
</context>
<context>
    <name>ConnectionsRoom</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Yes, remove it</source>
        <translation>确认移除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Trying it out…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>It works: reached, signed in, nothing was changed there.</source>
        <translation>连接正常：已连通、已登录，没有改动对方任何内容。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Nothing is connected. A supervisor or a manager can add an account.</source>
        <translation>没有任何连接。主管或经理可以添加账户。</translation>
    </message>
    <message>
        <source>Nothing is connected yet: messages come in by import only. Add an account, and the queue fills by itself.</source>
        <translation>还没有连接：消息只能靠导入。添加一个账户，队列就会自动填充。</translation>
    </message>
    <message>
        <source>Remove {name}, and its secrets from this machine? What came in by it stays in the record.</source>
        <translation>移除 {name}，并从本机删除它的密钥？已经收到的内容保留在记录中。</translation>
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
        <translation>{said}。怒气 {anger}（满分 100）</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>复制消息</translation>
    </message>
    <message>
        <source>Show in full</source>
        <translation>完整显示</translation>
    </message>
    <message>
        <source>Correct the score…</source>
        <translation>更正评分…</translation>
    </message>
</context>
<context>
    <name>CorrectDialog</name>
    <message>
        <source>Correct the score</source>
        <translation>更正评分</translation>
    </message>
    <message>
        <source>Use this score</source>
        <translation>采用此评分</translation>
    </message>
    <message>
        <source>Anger, 0 to 100</source>
        <translation>怒气，0 到 100</translation>
    </message>
    <message>
        <source>Move it with the arrow keys, or press a digit from 0 (calm) to 9 (rage).</source>
        <translation>用方向键移动，或按数字 0（平静）到 9（暴怒）。</translation>
    </message>
    <message>
        <source>{value} by itself is “{level}”. Your value is used from now on; the machine&apos;s stays beside it.</source>
        <translation>仅 {value} 分属于“{level}”。此后采用您的评分，机器的评分并列保留。</translation>
    </message>
    <message>
        <source>The scorer says {score}.</source>
        <translation>评分器给出 {score} 分。</translation>
    </message>
    <message>
        <source>{sentence} No single words stand out.</source>
        <translation>{sentence}没有特别突出的字词。</translation>
    </message>
    <message>
        <source>“{words}” {weight:+.0f}</source>
        <translation>“{words}”{weight:+.0f}</translation>
    </message>
    <message>
        <source>{sentence} Because of {words}</source>
        <translation>{sentence}依据：{words}</translation>
    </message>
</context>
<context>
    <name>CostEditor</name>
    <message>
        <source>The customer leaves, and is worth</source>
        <translation>客户流失及其价值</translation>
    </message>
    <message>
        <source>People reached if it is published</source>
        <translation>公开后的读者人数</translation>
    </message>
    <message>
        <source>Cost of a thousand readers</source>
        <translation>每千名读者的代价</translation>
    </message>
    <message>
        <source>Published: readers, and the cost of a thousand</source>
        <translation>公开传播：读者人数，每千人代价</translation>
    </message>
    <message>
        <source>Chance: {title}</source>
        <translation>概率：{title}</translation>
    </message>
    <message>
        <source>Loss: {title}</source>
        <translation>损失：{title}</translation>
    </message>
</context>
<context>
    <name>CounterDialog</name>
    <message>
        <source>Set other terms</source>
        <translation>更改条件</translation>
    </message>
    <message>
        <source>Set these terms</source>
        <translation>按此更改</translation>
    </message>
    <message>
        <source>As it stands: {consequence}</source>
        <translation>现在的条件：{consequence}</translation>
    </message>
    <message>
        <source>So it stands already.</source>
        <translation>现在就是这样。</translation>
    </message>
    <message>
        <source>{preview}
Approvals given so far fall. Who sets the terms cannot approve them.</source>
        <translation>{preview}
此前的批准作废。定条件的人不能批准。</translation>
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
        <translation>{order}：例如 {example} 为 {date}</translation>
    </message>
</context>
<context>
    <name>DecideDialog</name>
    <message>
        <source>In whose name</source>
        <translation>以谁的名义</translation>
    </message>
    <message>
        <source>Type the amount to confirm it</source>
        <translation>请输入金额以确认</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Type the amount as it stands above: {amount}</source>
        <translation>请照上面输入金额：{amount}</translation>
    </message>
    <message>
        <source>Say why, for whoever proposed it.</source>
        <translation>请向提出人说明原因。</translation>
    </message>
    <message>
        <source>{consequence}
{what_follows}</source>
        <translation>{consequence}
{what_follows}</translation>
    </message>
    <message>
        <source>{what_follows} Stepin itself pays nothing out.</source>
        <translation>{what_follows}Stepin 本身不会付款。</translation>
    </message>
    <message>
        <source>Nothing is paid. The customer hears it from whoever has the case.</source>
        <translation>不会付款。由负责个案的人告知客户。</translation>
    </message>
    <message>
        <source>Nothing is paid. Whoever proposed it can put forward another.</source>
        <translation>不会付款。提出人可以另提方案。</translation>
    </message>
    <message>
        <source>The offer is withdrawn; nobody decides it any more.</source>
        <translation>方案被撤回，不再需要任何人审批。</translation>
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
        <translation>批准这个补偿方案？</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Decline this offer?</source>
        <translation>拒绝这个补偿方案？</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Send this offer back?</source>
        <translation>退回这个补偿方案？</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Recall your offer?</source>
        <translation>撤回您的补偿方案？</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>What is wrong with it</source>
        <translation>哪里不妥</translation>
    </message>
    <message>
        <source>A reason, if there is something to say</source>
        <translation>如有需要，请写明理由</translation>
    </message>
</context>
<context>
    <name>DecideErasureDialog</name>
    <message>
        <source>What you checked, or why not</source>
        <translation>您核实了什么，或为何不同意</translation>
    </message>
    <message>
        <source>Approve the erasure</source>
        <translation>批准删除</translation>
    </message>
    <message>
        <source>Decline the erasure</source>
        <translation>拒绝删除</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>{name} asked for it: {reason}</source>
        <translation>{name}提出：{reason}</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of what was not understood may speak of this customer and would stay; look at: {lines}</source>
        <translation>
            <numerusform>未识别内容中有 %n 行可能涉及这位客户，不会被删除；请查看：{lines}</numerusform>
        </translation>
    </message>
    <message>
        <source>You asked for it yourself; somebody else approves.</source>
        <translation>这是您自己提出的，须由他人批准。</translation>
    </message>
    <message>
        <source>It happens at once and cannot be undone. Copies made before keep the words until they are rotated away.</source>
        <translation>立即执行，不能撤销。此前的备份在轮换删除之前仍保留这些内容。</translation>
    </message>
    <message>
        <source>Nothing is erased; the record keeps that it was asked for and declined.</source>
        <translation>什么都不删除；记录会保留曾经提出并被拒绝这件事。</translation>
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
        <translation>只在此渠道出现过。</translation>
    </message>
    <message>
        <source>All messages in one timeline…</source>
        <translation>全部消息的时间线…</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆开</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>合并</translation>
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
        <translation>电话号码</translation>
    </message>
    <message>
        <source>email address</source>
        <translation>电子邮件地址</translation>
    </message>
    <message>
        <source>WhatsApp user</source>
        <translation>WhatsApp 用户</translation>
    </message>
    <message>
        <source>contact in the help desk</source>
        <translation>客服平台联系人</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>joined by hand</source>
        <translation>手动合并</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>Make a key</source>
        <translation>创建密钥</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>密码短语</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>{name}: from then on everything done in this name is signed, and nothing is done in it without the secret. </source>
        <translation>{name}：此后以此名义所做的一切都会签名，没有密码什么都做不了。</translation>
    </message>
    <message>
        <source>Nobody can bring a forgotten secret back; a manager can revoke the key.</source>
        <translation>忘记的密码无法找回；经理可以吊销密钥。</translation>
    </message>
    <message>
        <source>Nothing proves that a first key is this person&apos;s: whoever sits here could make it. Compare its fingerprint by voice or on paper.</source>
        <translation>没有任何东西能证明第一把密钥属于此人：坐在这里的任何人都可能创建它。请通过语音或书面核对指纹。</translation>
    </message>
    <message>
        <source>The policy asks that another lead confirms a first key: they give their secret here after you.</source>
        <translation>政策要求由另一位主管或经理确认第一把密钥：对方在您之后在此输入密码。</translation>
    </message>
    <message>
        <source>Another lead can confirm that the key is this person&apos;s: they give their secret here after you.</source>
        <translation>另一位主管或经理可以确认这把密钥属于本人：对方在您之后在此输入密码。</translation>
    </message>
    <message>
        <source>Twelve characters or more: four words that you can keep.</source>
        <translation>至少十二个字符：例如记得住的四个词。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Who asked for it, and how</source>
        <translation>谁以何种方式提出要求</translation>
    </message>
    <message>
        <source>Erase a customer</source>
        <translation>删除客户的内容</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>This has been asked for already and waits for a decision.</source>
        <translation>已经提出过，正在等待决定。</translation>
    </message>
    <message>
        <source>Nothing is erased yet: another manager or a supervisor has to approve.</source>
        <translation>现在还不会删除：须由另一位经理或主管批准。</translation>
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
        <translation>永久删除的是：客户的姓名与账号、双方的每条消息，以及员工写下的密语、承诺与理由；保留的是：曾有消息、时间与怒气，以及每笔金额、每项决定、由谁在何时作出。</translation>
    </message>
</context>
<context>
    <name>ErasingRoom</name>
    <message>
        <source>Erase a customer</source>
        <translation>删除客户的内容</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
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
        <translation>时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>设定者</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>删除请求</translation>
    </message>
    <message>
        <source>Legal holds</source>
        <translation>依法保留</translation>
    </message>
    <message>
        <source>No case is shown; choose one first.</source>
        <translation>没有显示个案，请先选择一件。</translation>
    </message>
    <message>
        <source>Ask to erase…</source>
        <translation>提出删除…</translation>
    </message>
    <message>
        <source>Set a legal hold…</source>
        <translation>设为依法保留…</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>批准…</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>拒绝…</translation>
    </message>
    <message>
        <source>Lift…</source>
        <translation>解除…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Asked for. Another manager or a supervisor has to approve.</source>
        <translation>已提出。须由另一位经理或主管批准。</translation>
    </message>
    <message>
        <source>The words are erased. The record says when and by whom, and can still be checked.</source>
        <translation>内容已删除。记录写明何时由谁删除，仍可检查。</translation>
    </message>
    <message>
        <source>Declined; nothing was erased.</source>
        <translation>已拒绝，什么都没有删除。</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完成。</translation>
    </message>
    <message>
        <source>A manager asks for an erasure and sets legal holds; another manager or a supervisor approves.</source>
        <translation>由经理提出删除、设定依法保留；由另一位经理或主管批准。</translation>
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
        <translation>导出个案</translation>
    </message>
    <message>
        <source>Case {case}</source>
        <translation>个案 {case}</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>全部个案</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>The file holds what customers wrote. Keep it as carefully as the record.</source>
        <translation>文件含有客户所写的内容，请像保管记录一样妥善保管。</translation>
    </message>
    <message>
        <source>Page (HTML)</source>
        <translation>网页（HTML）</translation>
    </message>
    <message>
        <source>Print (PDF)</source>
        <translation>打印件（PDF）</translation>
    </message>
    <message>
        <source>Workbook (XLSX)</source>
        <translation>工作簿（XLSX）</translation>
    </message>
    <message>
        <source>The file is written: {file}</source>
        <translation>文件已写好：{file}</translation>
    </message>
    <message>
        <source>The file is being written. Work can go on meanwhile.</source>
        <translation>正在写入文件，其间可继续工作。</translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message>
        <source>Facts of the case</source>
        <translation>个案概况</translation>
    </message>
    <message>
        <source>None so far.</source>
        <translation>暂无。</translation>
    </message>
    <message>
        <source>No mediator so far.</source>
        <translation>还没有调解员。</translation>
    </message>
    <message>
        <source>No offers so far.</source>
        <translation>还没有补偿方案。</translation>
    </message>
    <message>
        <source>Nothing has been done yet.</source>
        <translation>尚未有任何处理。</translation>
    </message>
    <message>
        <source>Closed: {resolution}</source>
        <translation>结案：{resolution}</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>Nature: {nature}</source>
        <translation>性质：{nature}</translation>
    </message>
    <message>
        <source>Cause: {cause}</source>
        <translation>起因：{cause}</translation>
    </message>
    <message>
        <source>Customer: {kind}</source>
        <translation>客户：{kind}</translation>
    </message>
    <message>
        <source>Conversations: {names}</source>
        <translation>对话：{names}</translation>
    </message>
    <message>
        <source>{name} has had a hand up for {time}: {reason}</source>
        <translation>{name}举手 {time}：{reason}</translation>
    </message>
    <message>
        <source>Repeat of case {case}</source>
        <translation>个案 {case} 的重复投诉</translation>
    </message>
    <message>
        <source>{time}  {type}, {money}: {state} ({names})</source>
        <translation>{time}  {type}，{money}：{state}（{names}）</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>归类</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>The customer elsewhere</source>
        <translation>客户的其他渠道</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Nothing planned so far.</source>
        <translation>还没有安排。</translation>
    </message>
    <message>
        <source>Call back by {time}</source>
        <translation>{time} 前回访</translation>
    </message>
    <message>
        <source>{grade} of 5 · {post}</source>
        <translation>{grade} 分（满分 5） · {post}</translation>
    </message>
    <message>
        <source>{name} could not: {reason}</source>
        <translation>{name}不能接：{reason}</translation>
    </message>
    <message>
        <source>{name} mediates</source>
        <translation>{name}调解</translation>
    </message>
    <message>
        <source>{name} was asked {time} ago and has not answered</source>
        <translation>{time} 前请了{name}，还没答复</translation>
    </message>
    <message>
        <source>Proposed by {name}: {text}</source>
        <translation>{name}提出：{text}</translation>
    </message>
    <message>
        <source>nobody has agreed yet</source>
        <translation>还没有人同意</translation>
    </message>
    <message>
        <source>{part} ({who})</source>
        <translation>{part}（{who}）</translation>
    </message>
    <message>
        <source>{name} has to accept it by {time}: {left}</source>
        <translation>{name} 须在 {time} 前决定是否受理：{left}</translation>
    </message>
    <message>
        <source>{name} has to end it by {time}: {left}</source>
        <translation>{name} 须在 {time} 前办结：{left}</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>还剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>overdue {duration}</source>
        <translation>已逾期 {duration}</translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation>还剩 {duration}</translation>
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
        <translation>{time} 结案</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>补偿方案</translation>
    </message>
    <message>
        <source>Record form…</source>
        <translation>登记表…</translation>
    </message>
    <message>
        <source>Mediation…</source>
        <translation>调解…</translation>
    </message>
    <message>
        <source>Call back…</source>
        <translation>回访…</translation>
    </message>
    <message>
        <source>Mediation</source>
        <translation>调解</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理经过</translation>
    </message>
</context>
<context>
    <name>Fares</name>
    <message>
        <source>Nobody runs it. It runs while this window is open, or with stepin gateway.</source>
        <translation>没有程序在运行它。打开本窗口或运行 stepin gateway 时它才运行。</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>尚无消息</translation>
    </message>
    <message>
        <source>It is connected; nothing has come in yet.</source>
        <translation>已连接；还没有收到任何消息。</translation>
    </message>
    <message>
        <source>silent since {time}</source>
        <translation>{time} 起无消息</translation>
    </message>
    <message>
        <source>All is well; something came last at {time}.</source>
        <translation>一切正常；上次收到消息是 {time}。</translation>
    </message>
    <message>
        <source>Nothing came for {ago}; usually something comes every {usual}. It may be quiet, or something is wrong there.</source>
        <translation>已有 {ago} 没有消息；平常每 {usual} 就有一次。可能只是清静，也可能那边出了问题。</translation>
    </message>
    <message>
        <source>Offline since {time}. It catches up by itself.</source>
        <translation>{time} 起离线。恢复后会自动补上。</translation>
    </message>
    <message>
        <source>offline since {time}</source>
        <translation>{time} 起离线</translation>
    </message>
    <message numerus="yes">
        <source>offline since {time}; %n answer(s) wait</source>
        <translation>
            <numerusform>{time} 起离线；%n 条回复在等待</numerusform>
        </translation>
    </message>
    <message>
        <source>trouble since {time}</source>
        <translation>{time} 起有故障</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) wait.</source>
        <translation>
            <numerusform>%n 条回复在等待。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n answer(s) nobody knows whether they arrived.</source>
        <translation>
            <numerusform>%n 条回复不知是否送达。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FieldInput</name>
    <message>
        <source>Not known yet</source>
        <translation>还不清楚</translation>
    </message>
</context>
<context>
    <name>FileDrop</name>
    <message>
        <source>Chats and emails</source>
        <translation>聊天与邮件</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Import chats or emails</source>
        <translation>导入聊天或邮件</translation>
    </message>
</context>
<context>
    <name>FloorChart</name>
    <message>
        <source>The floor today</source>
        <translation>全场热度 · 今天</translation>
    </message>
    <message>
        <source>The floor today: open cases by level, their heat (line), arrivals (bars)</source>
        <translation>今天全场：各级别的未结个案、热度（折线）、进线（柱）</translation>
    </message>
    <message>
        <source>Messages {messages} · closed {closed} · critical {critical}</source>
        <translation>进线 {messages} · 结案 {closed} · 危急 {critical}</translation>
    </message>
    <message>
        <source>Messages: {count}</source>
        <translation>进线：{count}</translation>
    </message>
</context>
<context>
    <name>FollowUpDialog</name>
    <message>
        <source>What the customer said</source>
        <translation>回访结果</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择……</translation>
    </message>
    <message>
        <source>In the customer&apos;s words, if any</source>
        <translation>客户的原话，如有</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Public post</source>
        <translation>公开帖子</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Choose how satisfied the customer is.</source>
        <translation>请选择满意度。</translation>
    </message>
    <message>
        <source>{customer} is not content: the case goes back to “{stage}”, and opens again if it was closed.</source>
        <translation>{customer}不满意：个案回到“{stage}”，已关闭的会重新打开。</translation>
    </message>
    <message>
        <source>The answer is kept with the case.</source>
        <translation>结果会记入个案。</translation>
    </message>
</context>
<context>
    <name>FormTable</name>
    <message>
        <source>Add a row</source>
        <translation>添加一行</translation>
    </message>
    <message>
        <source>Remove the row</source>
        <translation>删除该行</translation>
    </message>
</context>
<context>
    <name>FullTextDialog</name>
    <message>
        <source>Text of the message</source>
        <translation>消息全文</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>HandDialog</name>
    <message>
        <source>Raise a hand</source>
        <translation>举手求助</translation>
    </message>
    <message>
        <source>Ask for help</source>
        <translation>请求帮助</translation>
    </message>
    <message>
        <source>What is the matter? It may be left empty.</source>
        <translation>怎么了？可以不写。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The case shows a raised hand with its clock until somebody steps in. The customer sees nothing of it.</source>
        <translation>个案会显示举手和计时，直到有人介入。客户什么也看不到。</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>Facts</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>What the customer asks for</source>
        <translation>客户的要求</translation>
    </message>
    <message>
        <source>What was tried</source>
        <translation>已做过的</translation>
    </message>
    <message>
        <source>What was promised</source>
        <translation>承诺过的</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Mediation</source>
        <translation>调解</translation>
    </message>
    <message>
        <source>The customer&apos;s last words</source>
        <translation>客户最后的话</translation>
    </message>
    <message>
        <source>{customer}, by {channel}; a case since {time}; {level}, heat {heat}; stage: {stage}</source>
        <translation>{customer}，{channel}；{time} 立案；{level}，热度 {heat}；阶段：{stage}</translation>
    </message>
    <message>
        <source>It follows case {case} of the same customer.</source>
        <translation>它接着同一客户的个案 {case}。</translation>
    </message>
    <message>
        <source>The customer has waited for an answer for {time}.</source>
        <translation>客户等答复已 {time}。</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超时</translation>
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
        <translation>旁观，客户看不到</translation>
    </message>
    <message>
        <source>whispers to the agent</source>
        <translation>悄悄提示客服</translation>
    </message>
    <message>
        <source>joined the conversation</source>
        <translation>加入对话</translation>
    </message>
    <message>
        <source>took the case over</source>
        <translation>接手个案</translation>
    </message>
    <message>
        <source>left the case</source>
        <translation>离开个案</translation>
    </message>
    <message>
        <source>proposed {type}, {amount} {currency}</source>
        <translation>提出{type}，{amount} {currency}</translation>
    </message>
    <message>
        <source>set other terms: {type}, {amount} {currency}</source>
        <translation>改了条件：{type}，{amount} {currency}</translation>
    </message>
    <message>
        <source>{what}, on behalf of {name}</source>
        <translation>{what}（代 {name}）</translation>
    </message>
    <message>
        <source>the customer chose option {number}</source>
        <translation>客户选了第 {number} 项</translation>
    </message>
    <message>
        <source>{what}; they say {amount} was paid</source>
        <translation>{what}；对方称已付 {amount}</translation>
    </message>
    <message>
        <source>{what} (reference {reference})</source>
        <translation>{what}（凭证号 {reference}）</translation>
    </message>
    <message>
        <source>promised: {text}</source>
        <translation>承诺：{text}</translation>
    </message>
    <message>
        <source>asked {name} to mediate</source>
        <translation>请{name}调解</translation>
    </message>
    <message>
        <source>closed the case: {resolution}</source>
        <translation>结案：{resolution}</translation>
    </message>
    <message>
        <source>opened the case by hand</source>
        <translation>手动开案</translation>
    </message>
    <message>
        <source>the case opened because an agent asked for help</source>
        <translation>因客服求助而立案</translation>
    </message>
    <message>
        <source>the case opened by its heat</source>
        <translation>因热度自动开案</translation>
    </message>
    <message>
        <source>corrected a score to {anger}</source>
        <translation>将评分更正为 {anger}</translation>
    </message>
    <message>
        <source>was refused: {reason}</source>
        <translation>被拒绝：{reason}</translation>
    </message>
    <message>
        <source>takes the mediation</source>
        <translation>接受调解</translation>
    </message>
    <message>
        <source>cannot mediate: {reason}</source>
        <translation>不能调解：{reason}</translation>
    </message>
    <message>
        <source>brought it before {name}</source>
        <translation>转交{name}</translation>
    </message>
    <message>
        <source>{name} ({reference})</source>
        <translation>{name}（{reference}）</translation>
    </message>
    <message>
        <source>recorded that the third party took the case</source>
        <translation>登记：第三方已受理</translation>
    </message>
    <message>
        <source>recorded that the third party ended the case</source>
        <translation>登记：第三方已结案</translation>
    </message>
    <message>
        <source>the customer&apos;s answer: {grade} of 5; {post}</source>
        <translation>回访：{grade} 分（满分 5）；{post}</translation>
    </message>
    <message>
        <source>{what}; the case goes on</source>
        <translation>{what}；个案继续</translation>
    </message>
    <message>
        <source>kept a promise</source>
        <translation>兑现了一项承诺</translation>
    </message>
    <message>
        <source>whispered</source>
        <translation>发出密语</translation>
    </message>
    <message>
        <source>erased the customer&apos;s words, as was asked</source>
        <translation>按要求删除了客户的内容</translation>
    </message>
    <message>
        <source>raised a hand</source>
        <translation>举手求助</translation>
    </message>
    <message>
        <source>has seen the alert: {alert}</source>
        <translation>已确认提醒：{alert}</translation>
    </message>
    <message>
        <source>let the alert sleep: {alert}</source>
        <translation>将提醒暂缓：{alert}</translation>
    </message>
    <message>
        <source>lowered the hand</source>
        <translation>放下了手</translation>
    </message>
    <message>
        <source>planned a call-back</source>
        <translation>安排了回访</translation>
    </message>
    <message>
        <source>another conversation joined the case</source>
        <translation>另一段对话并入此案</translation>
    </message>
</context>
<context>
    <name>HoldDialog</name>
    <message>
        <source>Which court or authority, and its reference</source>
        <translation>哪个法院或机关，及其文号</translation>
    </message>
    <message>
        <source>Lift the legal hold</source>
        <translation>解除依法保留</translation>
    </message>
    <message>
        <source>Set a legal hold</source>
        <translation>设为依法保留</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>A legal hold stands already.</source>
        <translation>已设为依法保留。</translation>
    </message>
    <message>
        <source>From then on the words can be erased when somebody asks and a second person approves.</source>
        <translation>此后，有人提出并经第二人批准，即可删除。</translation>
    </message>
    <message>
        <source>As long as it stands the customer&apos;s words cannot be erased, whoever asks.</source>
        <translation>保留期间，无论谁提出，都不能删除此客户的内容。</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>导入进度</translation>
    </message>
    <message>
        <source>See what was not understood</source>
        <translation>查看未识别的内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>{file}: {problem}</source>
        <translation>{file}：{problem}</translation>
    </message>
    <message>
        <source>Import finished</source>
        <translation>导入完成</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>新增 %n 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>已有 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) not understood</source>
        <translation>
            <numerusform>未识别 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) opened</source>
        <translation>
            <numerusform>新开 %n 件个案</numerusform>
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
        <translation>谁是员工？</translation>
    </message>
    <message>
        <source>Who is staff? Everybody else is the customer&apos;s side.</source>
        <translation>谁是员工？其余的都算客户一方。</translation>
    </message>
    <message>
        <source>Who is the customer?</source>
        <translation>谁是客户？</translation>
    </message>
    <message>
        <source>How are the dates of this file written?</source>
        <translation>这个文件里的日期怎么写？</translation>
    </message>
    <message>
        <source>Times in the file are of this time zone</source>
        <translation>文件中的时间属于此时区</translation>
    </message>
    <message>
        <source>Name of the chat (a later export of the same name is added to it)</source>
        <translation>聊天名称（以后同名的导出会并入其中）</translation>
    </message>
    <message>
        <source>Somebody has to be the customer: leave at least one name unticked.</source>
        <translation>总得有人是客户：请至少留一个名字不勾选。</translation>
    </message>
    <message>
        <source>Choose how the dates are written.</source>
        <translation>请选择日期的写法。</translation>
    </message>
    <message>
        <source>Choose who the customer is.</source>
        <translation>请选择谁是客户。</translation>
    </message>
</context>
<context>
    <name>KeptField</name>
    <message>
        <source>kept; type to replace it</source>
        <translation>已保存；输入即替换</translation>
    </message>
    <message>
        <source>not there yet</source>
        <translation>尚未填写</translation>
    </message>
</context>
<context>
    <name>KeyDoors</name>
    <message>
        <source>There is nothing to lock with: make a key first.</source>
        <translation>没有可用于锁定的密钥，请先创建。</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Letters work wherever no text is being typed.</source>
        <translation>没有在输入文字时，字母键即可使用。</translation>
    </message>
</context>
<context>
    <name>KeysRoom</name>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>A key that is not confirmed counts as that person&apos;s only because it said so first. Compare its fingerprint with them, by voice or on paper; or they make another key, which a lead who has one confirms, and revoke the first.</source>
        <translation>未经确认的密钥之所以算作本人的，只是因为它最先这样声明。请通过通话或纸面与本人核对指纹；或者由本人另建一把密钥，请一位已有密钥的主管或经理确认，再吊销第一把。</translation>
    </message>
    <message>
        <source>Make a key…</source>
        <translation>创建密钥…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>吊销…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Your key is made. Its fingerprint, to be compared once with a colleague by voice: {fingerprint}</source>
        <translation>密钥已创建。请与同事口头核对一次指纹：{fingerprint}</translation>
    </message>
    <message>
        <source>Revoked.</source>
        <translation>已吊销。</translation>
    </message>
    <message>
        <source>signs; confirmed by {name}</source>
        <translation>可签名；由 {name} 确认</translation>
    </message>
    <message>
        <source>signs; not confirmed</source>
        <translation>可签名；未经确认</translation>
    </message>
    <message>
        <source>revoked {day} by {name}: {reason}</source>
        <translation>{day} 由{name}吊销：{reason}</translation>
    </message>
    <message>
        <source>A key keeps anybody without its secret from deciding in your name, and shows afterwards that nothing signed was changed. It cannot stop the owner of this machine from reading the record, watching what is typed, or putting an older record in its place: only a head that is kept elsewhere shows that.</source>
        <translation>密钥使没有密码的人不能以您的名义作决定，事后也能证明签过的内容没有被改。但它拦不住这台电脑的主人读取记录、窥看输入，或换回一份旧记录：只有存放在别处的链头才能查出这一点。</translation>
    </message>
</context>
<context>
    <name>LearningRoom</name>
    <message>
        <source>every message in Chinese</source>
        <translation>每条中文消息</translation>
    </message>
    <message>
        <source>every message in Latin letters</source>
        <translation>每条拉丁字母消息</translation>
    </message>
    <message>
        <source>Learn from corrections</source>
        <translation>从更正中学习</translation>
    </message>
    <message>
        <source>Learn from all corrections</source>
        <translation>学习全部更正</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>关闭学习</translation>
    </message>
    <message>
        <source>Roll back to this correction</source>
        <translation>退回到这次更正</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Moves anger by</source>
        <translation>怒气变动</translation>
    </message>
    <message>
        <source>What was learned</source>
        <translation>学到的内容</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>Corrections with it</source>
        <translation>含它的更正</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>由谁</translation>
    </message>
    <message>
        <source>Anger</source>
        <translation>怒气</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>已学习</translation>
    </message>
    <message>
        <source>Corrections, newest first</source>
        <translation>更正，最新在前</translation>
    </message>
    <message numerus="yes">
        <source>Off. There are corrections of %n message(s) to learn from.</source>
        <translation>
            <numerusform>未开启。有 %n 条消息的更正可供学习。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On. Learned from corrections of %n message(s)</source>
        <translation>
            <numerusform>已开启。学习了 %n 条消息的更正</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more came since.</source>
        <translation>
            <numerusform>此后又有 %n 条。</numerusform>
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
        <translation>已删除，或没有文字</translation>
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
        <translation>正在学习</translation>
    </message>
    <message>
        <source>The scorer can weigh words as people here corrected them. Messages read from then on are read so; what was read before, the model that comes with Stepin and the command stepin score stay as they are. Grave risks are never read calmer.</source>
        <translation>评分程序可以按这里的人所作的更正来衡量词语。此后读取的消息照此评分；此前的评分、Stepin 自带的模型和命令 stepin score 都不变。严重风险绝不会因此降低怒气。</translation>
    </message>
    <message>
        <source>What was learned: points that a message of the word alone would move from 50</source>
        <translation>学到的内容：一条只含该词语的消息，怒气会从 50 变动多少分</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>No promises so far.</source>
        <translation>还没有承诺。</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>Not sent yet: no channel</source>
        <translation>尚未发送：没有渠道</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Sent {time}</source>
        <translation>已发送 {time}</translation>
    </message>
    <message>
        <source>Delivered {time}</source>
        <translation>已送达 {time}</translation>
    </message>
    <message>
        <source>Read {time}</source>
        <translation>已读 {time}</translation>
    </message>
    <message>
        <source>Not sent: {why}. Shift+R sends it again</source>
        <translation>未发送：{why}。Shift+R 再次发送</translation>
    </message>
    <message>
        <source>Unknown whether it arrived. Look there first; Shift+R sends it again, Shift+G gives it up</source>
        <translation>不知是否送达。请先到对方平台查看；Shift+R 再次发送，Shift+G 放弃</translation>
    </message>
    <message>
        <source>{state} ({why})</source>
        <translation>{state}（{why}）</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>对方未及时回应</translation>
    </message>
    <message>
        <source>the account is not signed in</source>
        <translation>账户未登录</translation>
    </message>
    <message>
        <source>the account may not</source>
        <translation>账户没有权限</translation>
    </message>
    <message>
        <source>too much at once</source>
        <translation>发送过于频繁</translation>
    </message>
    <message>
        <source>there is no such recipient</source>
        <translation>没有这个收件人</translation>
    </message>
    <message>
        <source>the server cannot prove who it is</source>
        <translation>服务器无法证明身份</translation>
    </message>
    <message>
        <source>a fault of the service</source>
        <translation>对方服务故障</translation>
    </message>
    <message>
        <source>an answer that nobody understands</source>
        <translation>回应无法理解</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>its words were erased</source>
        <translation>内容已删除</translation>
    </message>
    <message>
        <source>the channel cannot do that</source>
        <translation>渠道不支持</translation>
    </message>
    <message>
        <source>more than 24 hours since the customer wrote</source>
        <translation>客户上次来信已超过 24 小时</translation>
    </message>
    <message>
        <source>the customer cannot be reached on WhatsApp</source>
        <translation>在 WhatsApp 上联系不到客户</translation>
    </message>
    <message>
        <source>the customer wants no more messages</source>
        <translation>客户不想再收到消息</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>Claims to belong to another conversation</source>
        <translation>声称属于另一会话</translation>
    </message>
    <message>
        <source>One of very many by this sender</source>
        <translation>该发件人来信过多</translation>
    </message>
    <message>
        <source>Sender doubtful: {said}</source>
        <translation>发件人可疑：{said}</translation>
    </message>
    <message>
        <source>Sender: {said}</source>
        <translation>发件人：{said}</translation>
    </message>
    <message>
        <source>With it, not opened: {listed}</source>
        <translation>附带（未打开）：{listed}</translation>
    </message>
    <message>
        <source>Show the whole mail</source>
        <translation>显示完整邮件</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>voice message</source>
        <translation>语音消息</translation>
    </message>
    <message>
        <source>sticker</source>
        <translation>贴纸</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Who signs in</source>
        <translation>由谁登录</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Locked. Messages go on coming in; nothing is shown.</source>
        <translation>已锁定。消息照常接收，但不显示。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>MediateDialog</name>
    <message>
        <source>Mediation</source>
        <translation>调解</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>写下</translation>
    </message>
    <message>
        <source>No offer yet</source>
        <translation>还没有补偿方案</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Became the offer</source>
        <translation>对应的补偿</translation>
    </message>
    <message>
        <source>Write something.</source>
        <translation>请写内容。</translation>
    </message>
    <message>
        <source>Both sides have to say yes to just this text.</source>
        <translation>双方都要同意这段文字。</translation>
    </message>
    <message>
        <source>The mediation ends here; say what happens next instead.</source>
        <translation>调解到此为止；请写下一步。</translation>
    </message>
    <message>
        <source>It is kept with the case, and stands in the hand-over note.</source>
        <translation>会记入个案，也会写进交接说明。</translation>
    </message>
</context>
<context>
    <name>MediatorDialog</name>
    <message>
        <source>Assign a mediator</source>
        <translation>派调解</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>派出</translation>
    </message>
    <message>
        <source>Nobody on the roster can take this case. The policy names the mediators.</source>
        <translation>名单上没有人能接这件个案。调解员由政策指定。</translation>
    </message>
    <message>
        <source>Choose somebody.</source>
        <translation>请选择一位。</translation>
    </message>
    <message numerus="yes">
        <source>{name} gets this case, and has %n open case(s) now.</source>
        <translation>
            <numerusform>个案将交给 {name}，其手上现有 %n 个未结个案。</numerusform>
        </translation>
    </message>
    <message>
        <source>Suggested because: {reasons}</source>
        <translation>推荐原因：{reasons}</translation>
    </message>
    <message>
        <source>What speaks against it: {reasons}</source>
        <translation>不利之处：{reasons}</translation>
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
        <translation>调解员</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>未结个案</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>专长</translation>
    </message>
    <message>
        <source>Roster of mediators</source>
        <translation>调解员名单</translation>
    </message>
    <message>
        <source>{name} · suggested</source>
        <translation>{name} · 推荐</translation>
    </message>
    <message>
        <source>speaks {language}</source>
        <translation>会{language}</translation>
    </message>
    <message>
        <source>knows {skill}</source>
        <translation>熟悉{skill}</translation>
    </message>
    <message>
        <source>settled {share} of this kind ({kind})</source>
        <translation>这一类谈成 {share}（{kind}）</translation>
    </message>
    <message>
        <source>settled {share}</source>
        <translation>调成 {share}</translation>
    </message>
    <message>
        <source>declined {share}</source>
        <translation>推辞 {share}</translation>
    </message>
    <message>
        <source>at work now</source>
        <translation>现在当班</translation>
    </message>
    <message>
        <source>not at work now</source>
        <translation>现在不当班</translation>
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
        <translation>正在列入清单…</translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) put on the list.</source>
        <translation>
            <numerusform>已将 %n 项列入清单。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading what was paid…</source>
        <translation>正在读取已付款项…</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) closed.</source>
        <translation>
            <numerusform>已结清 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) wait for a person: not paid as approved, or not known.</source>
        <translation>
            <numerusform>%n 行等待人工处理：支付金额与批准的不符，或不知是否已付。</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing the list…</source>
        <translation>正在写出清单…</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) written to {file}</source>
        <translation>
            <numerusform>已写出 %n 行：{file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticesDialog</name>
    <message>
        <source>Third-party notices</source>
        <translation>第三方声明</translation>
    </message>
    <message>
        <source>This is a checkout: the notices are made when the program is packaged.</source>
        <translation>这是源代码目录：打包程序时才会生成声明。</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message numerus="yes">
        <source>%n new alert(s)</source>
        <translation>
            <numerusform>%n 条新提醒</numerusform>
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
        <translation>第 {place} 个，共 {count} 个</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Other terms</source>
        <translation>改条件</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Record the choice</source>
        <translation>记录选择</translation>
    </message>
    <message>
        <source>Earlier offer</source>
        <translation>上一个方案</translation>
    </message>
    <message>
        <source>Later offer</source>
        <translation>下一个方案</translation>
    </message>
</context>
<context>
    <name>OfferDialog</name>
    <message>
        <source>Propose an offer</source>
        <translation>提出补偿方案</translation>
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
        <translation>补偿什么；用几个字写明客户的问题</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Or, as the customer likes</source>
        <translation>或由客户任选</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Write the amount in digits, with at most the decimals of the currency: 680.00</source>
        <translation>请用数字填写金额，小数位不超过该币种：680.00</translation>
    </message>
    <message>
        <source>The amount must be more than zero.</source>
        <translation>金额必须大于零。</translation>
    </message>
    <message>
        <source>Every option needs its own type or amount, in digits: 680.00</source>
        <translation>每一项的类型或金额须各不相同，金额用数字：680.00</translation>
    </message>
    <message>
        <source>Give a reason; whoever approves reads it.</source>
        <translation>请写明理由，审批人会看到。</translation>
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
        <translation>选项类型</translation>
    </message>
    <message>
        <source>Amount of the option</source>
        <translation>选项金额</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove this option</source>
        <translation>移除此选项</translation>
    </message>
</context>
<context>
    <name>OptionRows</name>
    <message>
        <source>Add an option</source>
        <translation>增加一个选项</translation>
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
        <translation>记录</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Their reference</source>
        <translation>对方编号</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Who is it? A consumer association, an authority, an arbitrator.</source>
        <translation>是谁？消协、主管部门、仲裁机构。</translation>
    </message>
    <message>
        <source>The case is with {name}.</source>
        <translation>个案在{name}处理。</translation>
    </message>
    <message>
        <source>They usually accept within 7 working days and end within 45; the case counts them.</source>
        <translation>一般 7 个工作日内受理，45 个工作日内结案；个案会计日。</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>All commands</source>
        <translation>全部命令</translation>
    </message>
    <message>
        <source>A command, a customer, or words of a message</source>
        <translation>命令、客户，或消息里的字词</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>匹配结果</translation>
    </message>
</context>
<context>
    <name>PayoutRoom</name>
    <message>
        <source>Payout list</source>
        <translation>付款清单</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>To</source>
        <translation>收款人</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>批准日期</translation>
    </message>
    <message>
        <source>By</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>补偿方案</translation>
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
        <translation>只显示</translation>
    </message>
    <message>
        <source>Put what is ready on the list</source>
        <translation>将待付款项列入清单</translation>
    </message>
    <message>
        <source>Write the list…</source>
        <translation>写出清单…</translation>
    </message>
    <message>
        <source>Read what was paid…</source>
        <translation>读取已付款项…</translation>
    </message>
    <message>
        <source>Say what became of it…</source>
        <translation>说明付款结果…</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开个案</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n refused: {reasons}</source>
        <translation>
            <numerusform>%n 项被拒绝：{reasons}</numerusform>
        </translation>
    </message>
    <message>
        <source>{state}: {count}</source>
        <translation>{state}：{count}</translation>
    </message>
    <message>
        <source>Nothing is approved yet.</source>
        <translation>还没有已批准的方案。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) wait for a person: nobody knows whether they were paid.</source>
        <translation>
            <numerusform>%n 行待人核实：是否已付不明。</numerusform>
        </translation>
    </message>
    <message>
        <source>{state}: they say {amount} was paid</source>
        <translation>{state}：对方称已付 {amount}</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>清单</translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <source>Who acts in this window</source>
        <translation>此窗口由谁操作</translation>
    </message>
    <message>
        <source>Example people of the starter policy</source>
        <translation>入门政策中的示例人员</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
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
        <translation>{person} · 未签名</translation>
    </message>
</context>
<context>
    <name>PlaybookEditor</name>
    <message>
        <source>Edit the playbooks</source>
        <translation>编辑应对手册</translation>
    </message>
    <message>
        <source>TOML: a table for each risk or cause and language, with steps and phrases.</source>
        <translation>TOML：每个风险或起因、每种语言一个表，内有 steps 和 phrases。</translation>
    </message>
</context>
<context>
    <name>PlaybookPanel</name>
    <message>
        <source>Playbook</source>
        <translation>应对手册</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>话术</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Use: {phrase}</source>
        <translation>采用：{phrase}</translation>
    </message>
</context>
<context>
    <name>Plot</name>
    <message>
        <source>{chance} % hot soon</source>
        <translation>{chance}% 即将升温</translation>
    </message>
</context>
<context>
    <name>PolicyFormsView</name>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
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
        <translation>语言</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>技能</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>当班时间</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>额度</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>May approve up to</source>
        <translation>可批准至</translation>
    </message>
    <message>
        <source>Thresholds and budgets</source>
        <translation>门槛与预算</translation>
    </message>
    <message>
        <source>Second person above</source>
        <translation>超过此额须第二人</translation>
    </message>
    <message>
        <source>Typed again above</source>
        <translation>超过此额须重新输入</translation>
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
        <translation>每位客户</translation>
    </message>
    <message>
        <source>Delegations</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>授权人</translation>
    </message>
    <message>
        <source>To</source>
        <translation>受托人</translation>
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
        <translation>每个人的第一把密钥由另一位主管或经理确认</translation>
    </message>
    <message>
        <source>The text has comments; a change that is made here does not keep them.</source>
        <translation>文本中有注释；在此处修改不会保留注释。</translation>
    </message>
    <message>
        <source>every type</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>For all</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Days of the customer&apos;s limit</source>
        <translation>客户限额的天数</translation>
    </message>
    <message>
        <source>Minutes until it is shown to those above</source>
        <translation>上报前的分钟数</translation>
    </message>
    <message>
        <source>Minutes until it expires</source>
        <translation>失效前的分钟数</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Working days until a third party accepts</source>
        <translation>第三方受理期限（工作日）</translation>
    </message>
    <message>
        <source>Working days from then until it ends</source>
        <translation>受理后办结期限（工作日）</translation>
    </message>
    <message>
        <source>May propose</source>
        <translation>可提出方案</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
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
        <translation>将有的变化</translation>
    </message>
    <message>
        <source>Why it should change; whoever approves reads it</source>
        <translation>变更的理由，批准人会看到</translation>
    </message>
    <message>
        <source>Take a file…</source>
        <translation>取用文件…</translation>
    </message>
    <message>
        <source>Back to what holds</source>
        <translation>恢复为现行政策</translation>
    </message>
    <message>
        <source>Ask for this change</source>
        <translation>提请此项变更</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>A reason, if there is something to say</source>
        <translation>如有需要，请写明理由</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Waits for a decision: {count}</source>
        <translation>待决定：{count}</translation>
    </message>
    <message>
        <source>Only a manager can ask for a change; another one decides it.</source>
        <translation>只有经理能提请变更，由另一名经理决定。</translation>
    </message>
    <message>
        <source>So it holds already. Change the text, or take a file.</source>
        <translation>这就是现行政策。请修改文本，或取用文件。</translation>
    </message>
    <message>
        <source>This can be read. It holds once another manager approves it.</source>
        <translation>文本有效。另一名经理批准后即生效。</translation>
    </message>
    <message>
        <source>The file cannot be read as a text in UTF-8.</source>
        <translation>文件不是 UTF-8 文本，无法读取。</translation>
    </message>
    <message>
        <source>No change waits for a decision.</source>
        <translation>没有待决定的变更。</translation>
    </message>
    <message>
        <source>{name} asks for a change</source>
        <translation>{name} 提请变更</translation>
    </message>
    <message>
        <source>{name} asks for a change: {reason}</source>
        <translation>{name} 提请变更：{reason}</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>What holds, and a change of it</source>
        <translation>现行政策与变更</translation>
    </message>
    <message>
        <source>The same as a text</source>
        <translation>文本形式</translation>
    </message>
    <message>
        <source>The policy as a text (TOML)</source>
        <translation>政策文本（TOML）</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
</context>
<context>
    <name>PromiseDialog</name>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Promise it</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>回电</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>何时之前</translation>
    </message>
    <message>
        <source>Write what the customer was promised.</source>
        <translation>请写明向客户承诺了什么。</translation>
    </message>
    <message>
        <source>The time is over already.</source>
        <translation>这个时间已经过去。</translation>
    </message>
    <message>
        <source>{customer} expects it by {time}, in {duration}. The ledger warns before it breaks.</source>
        <translation>{customer} 期待在 {time} 之前兑现，还有 {duration}。逾期之前会提醒。</translation>
    </message>
    <message>
        <source>30 min</source>
        <translation>30 分钟</translation>
    </message>
    <message>
        <source>2 h</source>
        <translation>2 小时</translation>
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
        <translation>承诺</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺内容</translation>
    </message>
    <message>
        <source>By</source>
        <translation>承诺人</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>已作出</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Kept late</source>
        <translation>迟到兑现</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>已失信</translation>
    </message>
    <message>
        <source>Median lateness</source>
        <translation>延误中位数</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>按人</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
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
        <translation>还没兑现</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>只显示</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开个案</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>还不清楚</translation>
    </message>
    <message>
        <source>{state}; WhatsApp&apos;s 24 hours are over by then</source>
        <translation>{state}；届时 WhatsApp 的 24 小时已过</translation>
    </message>
    <message>
        <source>overdue {duration}</source>
        <translation>超时 {duration}</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>People&apos;s figures are for coaching, not for judging: who has the hardest cases promises most.</source>
        <translation>个人数字用于辅导，不用于考核：难的个案多，承诺自然多。</translation>
    </message>
    <message>
        <source>Made: {made} · kept: {kept} · kept late: {late} · broken: {broken}</source>
        <translation>作出 {made} · 兑现 {kept} · 迟到 {late} · 失信 {broken}</translation>
    </message>
</context>
<context>
    <name>PromiseRow</name>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>{name}, by {time}</source>
        <translation>{name}，{time} 之前</translation>
    </message>
    <message>
        <source>Kept: {promise}</source>
        <translation>已兑现：{promise}</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>overdue {duration}</source>
        <translation>逾期 {duration}</translation>
    </message>
    <message>
        <source>in {duration}</source>
        <translation>还有 {duration}</translation>
    </message>
    <message>
        <source>counted by weekdays</source>
        <translation>按周一至周五计算</translation>
    </message>
    <message>
        <source>counted by the official calendar</source>
        <translation>按官方工作日历计算</translation>
    </message>
</context>
<context>
    <name>QuarantineDialog</name>
    <message>
        <source>What was not understood</source>
        <translation>未识别的内容</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>全部显示</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of input could not be read. Nothing was thrown away; the rest went on.</source>
        <translation>
            <numerusform>有 %n 处输入无法读取。没有丢弃任何内容，其余照常处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that came in was understood.</source>
        <translation>收到的内容全部识别。</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>原文</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more byte(s)</source>
        <translation>
            <numerusform>…… 还有 %n 字节</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuarantineModel</name>
    <message>
        <source>Came in</source>
        <translation>收到时间</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
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
        <translation>承诺逾期</translation>
    </message>
    <message>
        <source>2nd approval</source>
        <translation>待第二人批准</translation>
    </message>
    <message>
        <source>Hand up</source>
        <translation>举手</translation>
    </message>
    <message>
        <source>to approve</source>
        <translation>待批准</translation>
    </message>
    <message>
        <source>in {time}</source>
        <translation>还有 {time}</translation>
    </message>
    <message>
        <source>24 h over</source>
        <translation>24 小时已过</translation>
    </message>
    <message>
        <source>template only</source>
        <translation>仅限模板</translation>
    </message>
    <message>
        <source>24 h end</source>
        <translation>24 小时窗口</translation>
    </message>
    <message>
        <source>Promise due</source>
        <translation>承诺将到期</translation>
    </message>
    <message>
        <source>{customer}, {channel}. {level}, heat {heat}, {trend}.</source>
        <translation>{customer}，{channel}。{level}，热度 {heat}，{trend}。</translation>
    </message>
    <message>
        <source>Risks: {risks}.</source>
        <translation>风险：{risks}。</translation>
    </message>
    <message>
        <source>Stage: {stage}. Agent: {agent}. Waiting {waiting}, open for {total}.</source>
        <translation>阶段：{stage}。客服：{agent}。已等待 {waiting}，总计 {total}。</translation>
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
        <translation>{level}，{trend}。最后一条消息后热度 {heat}，随时间消退。</translation>
    </message>
    <message>
        <source>Since the customer last wrote: {waiting}
Since the case was opened: {total}</source>
        <translation>自客户上次来消息：{waiting}
自开案：{total}</translation>
    </message>
    <message>
        <source>WhatsApp: 24 hours after the customer&apos;s last message only a template can be sent.</source>
        <translation>WhatsApp：客户最后一条消息 24 小时后只能发送模板。</translation>
    </message>
    <message>
        <source>WhatsApp: free text can be sent for {time} more.</source>
        <translation>WhatsApp：还可自由发送文字 {time}。</translation>
    </message>
    <message>
        <source>How much the case asks for you now: anger and risk, fading with time. A click sorts.</source>
        <translation>此个案现在有多需要您：怒气与风险，随时间消退。点击可排序。</translation>
    </message>
    <message>
        <source>The heat after each of the last messages, and where it goes.</source>
        <translation>最近每条消息之后的热度，以及走向。</translation>
    </message>
    <message>
        <source>Above: since the customer wrote. Below: since the case was opened.</source>
        <translation>上：客户来信至今。下：个案建立至今。</translation>
    </message>
    <message>
        <source>Money and promises. Blue is what you can decide or must keep.</source>
        <translation>补偿与承诺。蓝色是您可以决定或必须兑现的。</translation>
    </message>
    <message>
        <source>Above: the agent. Below: the mediator, ▸ who acts, ◦ who watches.</source>
        <translation>上：客服。下：调解员，▸ 谁在处理，◦ 谁在旁观。</translation>
    </message>
    <message>
        <source>{name} watches, unseen by the customer</source>
        <translation>{name} 在旁观，客户看不到</translation>
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
        <translation>点击排序，再点反序；右键有更多选择。</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>热度</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>客服/调解</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待/总计</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>补偿</translation>
    </message>
</context>
<context>
    <name>QueueSort</name>
    <message>
        <source>Level and heat</source>
        <translation>级别与热度</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Mediator</source>
        <translation>调解员</translation>
    </message>
    <message>
        <source>Waiting longest</source>
        <translation>等待最久</translation>
    </message>
    <message>
        <source>Open longest</source>
        <translation>开案最久</translation>
    </message>
    <message>
        <source>Offer and promise</source>
        <translation>补偿与承诺</translation>
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
        <translation>未结个案队列，热度最高的在前</translation>
    </message>
    <message>
        <source>Sort the queue</source>
        <translation>排序队列</translation>
    </message>
    <message>
        <source>One that an older version wrote is first copied, checked and brought up to date: minutes, where it is very large.</source>
        <translation>较旧版本写下的记录会先复制、核对并更新；记录很大时需要几分钟。</translation>
    </message>
    <message>
        <source>No case here.</source>
        <translation>这里没有个案。</translation>
    </message>
    <message>
        <source>Nobody needs you. What other programs bring in appears here by itself.
To import chats, press Ctrl+I or drop files here.</source>
        <translation>眼下没有人需要你。其他程序送来的内容会自动出现在这里。
要导入聊天记录，请按 Ctrl+I，或把文件拖到这里。</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Write why; the record keeps it.</source>
        <translation>请写明理由，记录会保留。</translation>
    </message>
</context>
<context>
    <name>RecordFormDialog</name>
    <message>
        <source>Record form</source>
        <translation>投诉登记表</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Reading the conversation…</source>
        <translation>正在读对话……</translation>
    </message>
    <message>
        <source>So it stands already.</source>
        <translation>已经是这样了。</translation>
    </message>
    <message>
        <source>Every field has a value.</source>
        <translation>每一项都填了。</translation>
    </message>
    <message>
        <source>Still empty: {fields}</source>
        <translation>还空着：{fields}</translation>
    </message>
    <message>
        <source>written by hand</source>
        <translation>手工填写</translation>
    </message>
    <message>
        <source>“{words}”, {time}</source>
        <translation>“{words}”，{time}</translation>
    </message>
</context>
<context>
    <name>RevokeDialog</name>
    <message>
        <source>Revoke the key</source>
        <translation>吊销密钥</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>吊销</translation>
    </message>
    <message>
        <source>{name}, {fingerprint}</source>
        <translation>{name}，{fingerprint}</translation>
    </message>
    <message>
        <source>Lost, left, or known to somebody else</source>
        <translation>丢失、离职，或被他人知道</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Write why; the record keeps it.</source>
        <translation>请写明理由，记录会保留。</translation>
    </message>
    <message>
        <source>It signs nothing from now on; what it signed stays signed. Without another key nothing is done in this name.</source>
        <translation>此后不能再签名；已签的仍然有效。没有别的密钥，就不能以此名义做任何事。</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search messages, customers, cases…</source>
        <translation>搜索消息、客户、单号…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search: typing filters the queue, Enter searches all messages</source>
        <translation>搜索：输入即筛选队列，Enter 搜索全部消息</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Messages found</source>
        <translation>找到的消息</translation>
    </message>
    <message>
        <source>Open a case</source>
        <translation>开立个案</translation>
    </message>
    <message>
        <source>This message is in no case yet: make its conversation one</source>
        <translation>这条消息还不在任何个案中：把它所在的会话开立为个案</translation>
    </message>
    <message>
        <source>Close search</source>
        <translation>关闭搜索</translation>
    </message>
    <message>
        <source>Searching for “{text}”…</source>
        <translation>正在搜索“{text}”…</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) with “{text}”</source>
        <translation>
            <numerusform>%n 条消息含有“{text}”</numerusform>
        </translation>
    </message>
    <message>
        <source>No message contains “{text}”</source>
        <translation>没有消息含有“{text}”</translation>
    </message>
</context>
<context>
    <name>SecondDialog</name>
    <message>
        <source>A second person approves here</source>
        <translation>由第二人在此批准</translation>
    </message>
    <message>
        <source>Who approves</source>
        <translation>由谁批准</translation>
    </message>
    <message>
        <source>You stay signed in. The other reads the offer here and approves it with a secret of their own.</source>
        <translation>您保持登录。另一人在此查看方案，用自己的密码批准。</translation>
    </message>
    <message>
        <source>Nobody else who has a key can approve an offer here now.</source>
        <translation>目前没有其他持密钥者可在此批准方案。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
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
        <translation>五次密码错误：锁定至 {time}，已写入记录。</translation>
    </message>
    <message numerus="yes">
        <source>This is not the secret. %n more try(s) before it locks.</source>
        <translation>
            <numerusform>密码不对，再错 %n 次即锁定。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too short: %n character(s) at least.</source>
        <translation>
            <numerusform>太短：至少 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>Give your secret again</source>
        <translation>请再输入密码</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>{name}: money is decided with a fresh secret; the last one is more than two minutes old.</source>
        <translation>{name}：涉及金额的决定须重新输入密码，上次输入已超过两分钟。</translation>
    </message>
    <message>
        <source>{name} has a key. The secret opens it, here and until the window locks.</source>
        <translation>{name}有签名密钥。输入密码即可使用，直到窗口锁定。</translation>
    </message>
    <message>
        <source>Secret of {name}</source>
        <translation>{name}的密码</translation>
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
        <translation>因“{reason}”，向 {payee} 换货。</translation>
    </message>
    <message>
        <source>Visit {payee} because of “{reason}”.</source>
        <translation>因“{reason}”，上门拜访 {payee}。</translation>
    </message>
    <message>
        <source>Give {payee} a coupon worth {money} for “{reason}”.</source>
        <translation>因“{reason}”，向 {payee} 发放价值 {money} 的优惠券。</translation>
    </message>
    <message>
        <source>Waive {money} of fees for {payee}, for “{reason}”.</source>
        <translation>因“{reason}”，为 {payee} 减免费用 {money}。</translation>
    </message>
    <message>
        <source>Pay {money} to {payee} for “{reason}”.</source>
        <translation>因“{reason}”，向 {payee} 支付 {money}。</translation>
    </message>
    <message>
        <source>{sentence} It may cost {money}.</source>
        <translation>{sentence}可能花费 {money}。</translation>
    </message>
    <message>
        <source>{payee} chooses one of these, for “{reason}”: {options}.</source>
        <translation>{payee} 因“{reason}”任选一项：{options}。</translation>
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
        <translation>已升级：等待了 {time}。</translation>
    </message>
    <message>
        <source>Expires at {time}.</source>
        <translation>{time} 过期。</translation>
    </message>
    <message>
        <source>{names} approved it; one more approval makes it final.</source>
        <translation>{names} 已批准；再有一人批准即生效。</translation>
    </message>
    <message>
        <source>Above {limit}: a second person must approve after the first.</source>
        <translation>超过 {limit}：第一人之后还须第二人批准。</translation>
    </message>
    <message>
        <source>One approval makes it final; the case then moves to “{stage}”.</source>
        <translation>一人批准即生效，个案随后进入“{stage}”。</translation>
    </message>
    <message>
        <source>Proposed by {name} at {time}</source>
        <translation>{name} 于 {time} 提出</translation>
    </message>
    <message>
        <source>{proposed}; these terms by {name} at {time}</source>
        <translation>{proposed}；现条件由 {name} 于 {time} 所定</translation>
    </message>
    <message>
        <source>Above {limit}, so two people must approve it.</source>
        <translation>超过 {limit}，须两人批准。</translation>
    </message>
    <message>
        <source>{sentence} Fewer than two people have a limit that covers it.</source>
        <translation>{sentence}权限额度足够的不足两人。</translation>
    </message>
    <message>
        <source>Nobody else has a limit that covers it.</source>
        <translation>没有其他人的权限额度足够。</translation>
    </message>
    <message numerus="yes">
        <source>%n more people and {names} can approve it.</source>
        <translation>
            <numerusform>{names} 及另外 %n 人可以批准。</numerusform>
        </translation>
    </message>
    <message>
        <source>{names} can approve it.</source>
        <translation>{names} 可以批准。</translation>
    </message>
</context>
<context>
    <name>SettingField</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>紧凑行高</translation>
    </message>
    <message>
        <source>Set by your organisation</source>
        <translation>由贵单位设定</translation>
    </message>
    <message>
        <source>Language of this machine</source>
        <translation>跟随本机语言</translation>
    </message>
    <message>
        <source>As this machine</source>
        <translation>跟随本机</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The language changes when Stepin starts the next time.</source>
        <translation>下次启动 Stepin 时更换语言。</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Heat halves in</source>
        <translation>热度减半需时</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>Levels begin at</source>
        <translation>级别起点</translation>
    </message>
    <message>
        <source>Two people approve above</source>
        <translation>超过此额须两人批准</translation>
    </message>
    <message>
        <source>Approved in a day at most</source>
        <translation>每日批准上限</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>watch {watch}, hot {hot}, critical {critical}; left {margin} points below</source>
        <translation>留意 {watch}，升温 {hot}，危急 {critical}；低于起点 {margin} 分才降级</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设定</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s), {zone}</source>
        <translation>
            <numerusform>%n 人，{zone}</numerusform>
        </translation>
    </message>
    <message>
        <source>Starter policy, an example: {people}. Replace it with your own before real money is decided.</source>
        <translation>入门政策，仅为示例：{people}。审批真实款项之前，请换成贵单位自己的政策。</translation>
    </message>
</context>
<context>
    <name>SettleDialog</name>
    <message>
        <source>What became of this payout?</source>
        <translation>这笔付款结果如何？</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>{amount} {currency} to {payee}: {state}</source>
        <translation>付给 {payee} {amount} {currency}：{state}</translation>
    </message>
    <message>
        <source>Approved: {amount} {currency}. Paid, as the finance system says: {told}. Find out before you record anything.</source>
        <translation>批准的是：{amount} {currency}。财务系统称已付：{told}。请先查明再记录。</translation>
    </message>
    <message>
        <source>How it is known</source>
        <translation>从何得知</translation>
    </message>
    <message>
        <source>It is</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Say how it is known; the record keeps it.</source>
        <translation>请写明从何得知，会留在记录中。</translation>
    </message>
    <message>
        <source>The line is closed for good: it is never paid again.</source>
        <translation>此行就此结清，不会再付。</translation>
    </message>
    <message>
        <source>Nothing was paid; it can be put on the list again.</source>
        <translation>没有付款；可以再次列入清单。</translation>
    </message>
    <message>
        <source>It leaves the list unpaid; it can be put on it again, or its approval undone.</source>
        <translation>未付款即移出清单；可以再次列入，或撤销批准。</translation>
    </message>
    <message>
        <source>It waits until somebody finds out; meanwhile nobody can pay it a second time.</source>
        <translation>等待有人查明；在此期间不会重复付款。</translation>
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
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StageStrip</name>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Click a stage to move the case there.</source>
        <translation>点击阶段即可把个案移到该阶段。</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Opening the record</source>
        <translation>正在打开记录</translation>
    </message>
    <message>
        <source>Scorer starting</source>
        <translation>评分器启动中</translation>
    </message>
    <message>
        <source>Record saved {time}</source>
        <translation>记录已保存 {time}</translation>
    </message>
    <message>
        <source>Record open</source>
        <translation>记录已打开</translation>
    </message>
    <message>
        <source>Scorer ready</source>
        <translation>评分器就绪</translation>
    </message>
    <message>
        <source>No message yet</source>
        <translation>尚无消息</translation>
    </message>
    <message>
        <source>Last message {time} ago</source>
        <translation>最近消息 {time} 前</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>全部命令</translation>
    </message>
</context>
<context>
    <name>TemplateDialog</name>
    <message>
        <source>Send a template</source>
        <translation>发送模板</translation>
    </message>
    <message>
        <source>Send it</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Fill in every gap.</source>
        <translation>请填写每个空。</translation>
    </message>
    <message>
        <source>The wording is not in the settings; Meta has it.</source>
        <translation>设置里没有正文；正文在 Meta 那里。</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
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
            <numerusform>{kind}：%n 件个案</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TileBar</name>
    <message>
        <source>Show only</source>
        <translation>只显示</translation>
    </message>
</context>
<context>
    <name>TimelineDialog</name>
    <message>
        <source>All messages of {customer}</source>
        <translation>{customer} 的全部消息</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Anger</source>
        <translation>愤怒</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>个案</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开个案</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Resume · {held}</source>
        <translation>恢复刷新 · {held}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停刷新</translation>
    </message>
    <message numerus="yes">
        <source>Resume updates; %n case(s) changed meanwhile</source>
        <translation>
            <numerusform>恢复刷新；期间有 %n 件个案变动</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause updates</source>
        <translation>暂停刷新</translation>
    </message>
    <message>
        <source>Hold the queue still (Space)</source>
        <translation>让队列停住（空格键）</translation>
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
            <numerusform>提醒，%n 条未读</numerusform>
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
        <translation>{time} · 怒气 {anger} · {words}</translation>
    </message>
    <message>
        <source>Mediator {name}</source>
        <translation>调解员 {name}</translation>
    </message>
    <message>
        <source>Offer {amount} {currency}</source>
        <translation>补偿 {amount} {currency}</translation>
    </message>
    <message>
        <source>Promise: {text}</source>
        <translation>承诺：{text}</translation>
    </message>
    <message>
        <source>Promise kept</source>
        <translation>承诺已兑现</translation>
    </message>
    <message>
        <source>{name}: {what}</source>
        <translation>{name}：{what}</translation>
    </message>
    <message>
        <source>{name} watches</source>
        <translation>{name} 旁观</translation>
    </message>
    <message>
        <source>{name} whispers</source>
        <translation>{name} 密语</translation>
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
        <translation>{name} 离开</translation>
    </message>
    <message>
        <source>No message has been scored yet.</source>
        <translation>还没有消息被评分。</translation>
    </message>
    <message numerus="yes">
        <source>Heat went from {first} to {last} over %n customer message(s), at most {most}; the level is {level}.</source>
        <translation>
            <numerusform>客户 %n 条消息中，热度由 {first} 变为 {last}，最高 {most}；级别为{level}。</numerusform>
        </translation>
    </message>
    <message>
        <source>{sentence} {chance} % that it becomes hot within three messages.</source>
        <translation>{sentence}三条消息之内升温的可能为 {chance}%。</translation>
    </message>
</context>
<context>
    <name>TrendGraph</name>
    <message>
        <source>Sentiment trend</source>
        <translation>情绪趋势</translation>
    </message>
</context>
<context>
    <name>UndoDialog</name>
    <message>
        <source>Take the approval back?</source>
        <translation>撤销这项批准？</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Why it is taken back; the record keeps it</source>
        <translation>撤销的理由，会留在记录中</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>补偿方案</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Say why, for whoever proposed and approved it.</source>
        <translation>请写明理由，提出人和批准人会看到。</translation>
    </message>
    <message>
        <source>{consequence}
{proposer}. After this it is approved no more and is not paid; it cannot be approved again.</source>
        <translation>{consequence}
{proposer}。撤销后不再有效，不会付款，也不能再批准。</translation>
    </message>
</context>
<context>
    <name>UnseenPill</name>
    <message numerus="yes">
        <source>%n new message(s) ↓</source>
        <translation>
            <numerusform>%n 条新消息 ↓</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WelcomeBanner</name>
    <message>
        <source>This is a demonstration: invented people, and a record that is thrown away.</source>
        <translation>这是演示：人物均为虚构，记录用完即弃。</translation>
    </message>
    <message>
        <source>Import chats</source>
        <translation>导入聊天</translation>
    </message>
    <message>
        <source>Keep watching the demonstration</source>
        <translation>继续看演示</translation>
    </message>
    <message>
        <source>Start empty</source>
        <translation>从空白开始</translation>
    </message>
</context>
<context>
    <name>WindowNote</name>
    <message>
        <source>Send a template…</source>
        <translation>发送模板…</translation>
    </message>
    <message>
        <source>WhatsApp: you may write freely for {time} more.</source>
        <translation>WhatsApp：还可自由回复 {time}。</translation>
    </message>
    <message>
        <source>24 hours are over: WhatsApp takes approved templates only.</source>
        <translation>24 小时已过：WhatsApp 只接受已批准的模板。</translation>
    </message>
    <message>
        <source>24 hours are over: WhatsApp takes approved templates only; none is set up.</source>
        <translation>24 小时已过：WhatsApp 只接受已批准的模板，但尚未设置。</translation>
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
        <translation>升温</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>留意</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>平稳</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Web chat</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Social</source>
        <translation>社交</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>倾听</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Solve</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>Carry out</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>Follow up</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Self-harm</source>
        <translation>自伤</translation>
    </message>
    <message>
        <source>Violence</source>
        <translation>暴力</translation>
    </message>
    <message>
        <source>Regulator</source>
        <translation>监管</translation>
    </message>
    <message>
        <source>Legal</source>
        <translation>法律</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>媒体</translation>
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
        <translation>隐私</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
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
        <translation>换货</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <source>Fee waived</source>
        <translation>减免费用</translation>
    </message>
    <message>
        <source>Actual loss</source>
        <translation>实际损失</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>心意补偿</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>上门拜访</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Waiting for a second approval</source>
        <translation>待第二人审批</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>已拒绝</translation>
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
        <translation>已撤销批准</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Ready to be paid</source>
        <translation>待付款</translation>
    </message>
    <message>
        <source>The customer chooses</source>
        <translation>待客户选择</translation>
    </message>
    <message>
        <source>On the payout list</source>
        <translation>已列入付款清单</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>付款失败</translation>
    </message>
    <message>
        <source>Unknown whether paid</source>
        <translation>是否已付不明</translation>
    </message>
    <message>
        <source>Taken off the list</source>
        <translation>已移出清单</translation>
    </message>
    <message>
        <source>Waiting for a second person</source>
        <translation>等待第二人</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Service complaint</source>
        <translation>服务投诉</translation>
    </message>
    <message>
        <source>Product complaint</source>
        <translation>产品投诉</translation>
    </message>
    <message>
        <source>Price complaint</source>
        <translation>价格投诉</translation>
    </message>
    <message>
        <source>Unmet expectation</source>
        <translation>期望落空</translation>
    </message>
    <message>
        <source>Poor communication</source>
        <translation>沟通不良</translation>
    </message>
    <message>
        <source>Fault of product or logistics</source>
        <translation>产品或物流缺陷</translation>
    </message>
    <message>
        <source>Personal mood</source>
        <translation>个人情绪</translation>
    </message>
    <message>
        <source>Individual</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
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
        <translation>调解员</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>经理</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>密语</translation>
    </message>
    <message>
        <source>Watch unseen</source>
        <translation>旁观</translation>
    </message>
    <message>
        <source>Whisper to the agent</source>
        <translation>密语客服</translation>
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
        <translation>离开</translation>
    </message>
    <message>
        <source>Angry wording</source>
        <translation>愤怒用语</translation>
    </message>
    <message>
        <source>Sounds angry</source>
        <translation>语气愤怒</translation>
    </message>
    <message>
        <source>Said again</source>
        <translation>重复诉求</translation>
    </message>
    <message>
        <source>Emphasis</source>
        <translation>强调语气</translation>
    </message>
    <message>
        <source>Sarcasm</source>
        <translation>反讽</translation>
    </message>
    <message>
        <source>Risk signal</source>
        <translation>风险信号</translation>
    </message>
    <message>
        <source>“But” takes the sympathy back. Say it and stop.</source>
        <translation>“但是”把刚说的体谅又收了回去。说完就停。</translation>
    </message>
    <message>
        <source>Name what you apologise for, without “if”.</source>
        <translation>说清为什么道歉，不要用“如果”。</translation>
    </message>
    <message>
        <source>This blames the customer.</source>
        <translation>这是在责怪客户。</translation>
    </message>
    <message>
        <source>A rule is not an answer. Say what you can do.</source>
        <translation>搬规定不是答复。说说您能做什么。</translation>
    </message>
    <message>
        <source>This sounds like a refusal to help.</source>
        <translation>听起来像是不愿帮忙。</translation>
    </message>
    <message>
        <source>This can be read as mockery.</source>
        <translation>这可能被当作嘲讽。</translation>
    </message>
    <message>
        <source>For me to decide</source>
        <translation>待我审批</translation>
    </message>
    <message>
        <source>Promises due</source>
        <translation>将到期承诺</translation>
    </message>
    <message>
        <source>No mediator</source>
        <translation>未派调解</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Not a JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>A field is missing</source>
        <translation>缺少字段</translation>
    </message>
    <message>
        <source>A field has a value that is not allowed</source>
        <translation>字段的值不被允许</translation>
    </message>
    <message>
        <source>The time cannot be read, or has no offset</source>
        <translation>时间无法读取，或没有时区偏移</translation>
    </message>
    <message>
        <source>Longer than 1,000,000 bytes</source>
        <translation>超过 1,000,000 字节</translation>
    </message>
    <message>
        <source>Not valid UTF-8</source>
        <translation>不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>Not a line of a chat that we know</source>
        <translation>不是我们认识的聊天行</translation>
    </message>
    <message>
        <source>Not a delivery that we know of this service</source>
        <translation>无法识别的服务推送内容</translation>
    </message>
    <message>
        <source>A kind of message that we do not know yet</source>
        <translation>还不认识的消息类型</translation>
    </message>
    <message>
        <source>For a number that is not set up here</source>
        <translation>发给一个没有在这里设置的号码</translation>
    </message>
    <message>
        <source>The order could not be understood.</source>
        <translation>无法理解这条指令。</translation>
    </message>
    <message>
        <source>This person is not in the policy.</source>
        <translation>政策中没有此人。</translation>
    </message>
    <message>
        <source>There is no such case.</source>
        <translation>没有这件个案。</translation>
    </message>
    <message>
        <source>There is no such offer.</source>
        <translation>没有这个补偿方案。</translation>
    </message>
    <message>
        <source>There is no such promise.</source>
        <translation>没有这项承诺。</translation>
    </message>
    <message>
        <source>There is no such message.</source>
        <translation>没有这条消息。</translation>
    </message>
    <message>
        <source>There is no such conversation.</source>
        <translation>没有这个对话。</translation>
    </message>
    <message>
        <source>Your role may not do this.</source>
        <translation>您的角色无权这样做。</translation>
    </message>
    <message>
        <source>The case is closed.</source>
        <translation>个案已结案。</translation>
    </message>
    <message>
        <source>Another supervisor has taken this case over.</source>
        <translation>另一位主管已接手此个案。</translation>
    </message>
    <message>
        <source>This promise has been kept already.</source>
        <translation>这项承诺已经兑现。</translation>
    </message>
    <message>
        <source>Something changed while you were looking. Look again, then decide.</source>
        <translation>您查看期间情况有变。请再看一遍，然后决定。</translation>
    </message>
    <message>
        <source>You have approved this already; a second person has to.</source>
        <translation>您已批准过，还须第二人批准。</translation>
    </message>
    <message>
        <source>This person is not on the roster of mediators.</source>
        <translation>此人不在调解员名单上。</translation>
    </message>
    <message>
        <source>This mediator is part of the case and would not be neutral.</source>
        <translation>这位调解员与此案有关，不算中立。</translation>
    </message>
    <message>
        <source>The amount or its currency is not allowed.</source>
        <translation>金额或币种不被允许。</translation>
    </message>
    <message>
        <source>The amount is above your limit.</source>
        <translation>金额超过您的权限额度。</translation>
    </message>
    <message>
        <source>The record can be read but not written.</source>
        <translation>记录只能读取，不能写入。</translation>
    </message>
    <message>
        <source>This is a folder; a file is wanted.</source>
        <translation>这是文件夹，需要的是文件。</translation>
    </message>
    <message>
        <source>This is not an ordinary file.</source>
        <translation>这不是普通文件。</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>无法读取此文件。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>There is a file of that name already; nothing was overwritten.</source>
        <translation>已有同名文件，没有覆盖。</translation>
    </message>
    <message>
        <source>This is none of: WhatsApp export (.txt, .zip), .eml, .mbox, message JSONL.</source>
        <translation>不属于以下任何一种：WhatsApp 导出（.txt、.zip）、.eml、.mbox、消息 JSONL。</translation>
    </message>
    <message>
        <source>This is no WhatsApp export: no line of it begins like a message.</source>
        <translation>这不是 WhatsApp 导出：没有一行像消息的开头。</translation>
    </message>
    <message>
        <source>The archive was not opened: {why}.</source>
        <translation>压缩包未打开：{why}。</translation>
    </message>
    <message>
        <source>It has to be said who is staff.</source>
        <translation>需要指明谁是员工。</translation>
    </message>
    <message>
        <source>It has to be said how the dates are written.</source>
        <translation>需要指明日期的写法。</translation>
    </message>
    <message>
        <source>The dates of the file cannot be read in that order.</source>
        <translation>文件中的日期不能按这种顺序读取。</translation>
    </message>
    <message>
        <source>This machine does not know the time zone {name}.</source>
        <translation>本机不认识时区 {name}。</translation>
    </message>
    <message>
        <source>The policy cannot be used; look at {where}.</source>
        <translation>政策无法使用，请查看 {where}。</translation>
    </message>
    <message>
        <source>The record has another policy already.</source>
        <translation>此记录已有另一份政策。</translation>
    </message>
    <message>
        <source>This cannot be used as a list of payouts: {why}. A .csv or .xlsx file is wanted.</source>
        <translation>这不能用作付款清单：{why}。需要 .csv 或 .xlsx 文件。</translation>
    </message>
    <message>
        <source>The list of what was paid cannot be used; look at line {line}: {why}.</source>
        <translation>已付款清单无法使用，请查看第 {line} 行：{why}。</translation>
    </message>
    <message>
        <source>The sample is damaged in line {line}.</source>
        <translation>示例第 {line} 行已损坏。</translation>
    </message>
    <message>
        <source>The disk is full. What was acknowledged is safe; free some space and try again.</source>
        <translation>磁盘已满。已确认的内容是安全的；请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The disk does not play along: {why}.</source>
        <translation>磁盘出现问题：{why}。</translation>
    </message>
    <message>
        <source>The record is damaged. It was not touched; restore a backup.</source>
        <translation>记录已损坏，未作任何改动；请恢复备份。</translation>
    </message>
    <message>
        <source>This file is not a record of Stepin.</source>
        <translation>此文件不是 Stepin 的记录。</translation>
    </message>
    <message>
        <source>The record was written by a newer version of Stepin.</source>
        <translation>记录由更新版本的 Stepin 写成。</translation>
    </message>
    <message>
        <source>The record cannot be opened.</source>
        <translation>无法打开记录。</translation>
    </message>
    <message>
        <source>The record lies on a network share, where it can be damaged. Put it on a disk of this machine.</source>
        <translation>记录位于网络共享上，可能受损。请放到本机磁盘上。</translation>
    </message>
    <message>
        <source>The record lies in the synchronised folder {folder}, where it can be damaged. Put it elsewhere.</source>
        <translation>记录位于同步文件夹 {folder} 中，可能受损。请放到别处。</translation>
    </message>
    <message>
        <source>The scorer stopped and could not be started again.</source>
        <translation>评分器已停止，且无法重新启动。</translation>
    </message>
    <message>
        <source>The copy was not right and was removed.</source>
        <translation>副本有误，已删除。</translation>
    </message>
    <message>
        <source>There is no screen here.</source>
        <translation>这里没有显示屏。</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>it has too many files in it</source>
        <translation>其中文件过多</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>it would unpack to far more than it is</source>
        <translation>解压后会远大于自身</translation>
    </message>
    <message>
        <source>it is packed in a way that is not known here</source>
        <translation>压缩方式未知</translation>
    </message>
    <message>
        <source>a file in it has a name that leads out of its folder</source>
        <translation>其中有文件的名称指向文件夹之外</translation>
    </message>
    <message>
        <source>it is encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>it has no chat in it</source>
        <translation>其中没有聊天</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>Another program keeps the record busy. Try again in a moment.</source>
        <translation>另一程序正在占用记录，请稍后重试。</translation>
    </message>
    <message>
        <source>The record has vanished; is its drive still there?</source>
        <translation>记录不见了；所在的磁盘还在吗？</translation>
    </message>
    <message>
        <source>A part of Stepin failed; what is stored is safe. The terminal has the details.</source>
        <translation>Stepin 的一部分出错了；已保存的内容是安全的。详情见终端。</translation>
    </message>
    <message>
        <source>Stopped as you asked.</source>
        <translation>已按您的要求停止。</translation>
    </message>
    <message>
        <source>daily copy</source>
        <translation>每日备份</translation>
    </message>
    <message>
        <source>record that was replaced</source>
        <translation>被替换的记录</translation>
    </message>
    <message>
        <source>before a new version</source>
        <translation>升级前</translation>
    </message>
    <message>
        <source>These are no playbooks; look at {name}.</source>
        <translation>这不是应对手册；请看 {name}。</translation>
    </message>
    <message>
        <source>These are no rules of alerts; look at {name}.</source>
        <translation>这不是提醒规则；请看 {name}。</translation>
    </message>
    <message>
        <source>Pictures and files of messages cannot be kept in {path} ({why}).</source>
        <translation>消息里的图片和文件无法保存到 {path}（{why}）。</translation>
    </message>
    <message>
        <source>No account wants such a secret.</source>
        <translation>没有账号需要这个密钥。</translation>
    </message>
    <message>
        <source>The phrase coach stopped and could not be started again.</source>
        <translation>话术助手停止了，无法重新启动。</translation>
    </message>
    <message>
        <source>{found} lines are more than one list can hold ({most}).</source>
        <translation>{found} 行超过一份清单的上限（{most}）。</translation>
    </message>
    <message>
        <source>The record has no entries yet.</source>
        <translation>记录中还没有条目。</translation>
    </message>
    <message>
        <source>This is no line of a head that Stepin printed.</source>
        <translation>这不是 Stepin 打印的头部行。</translation>
    </message>
    <message>
        <source>This is the record itself.</source>
        <translation>这就是记录本身。</translation>
    </message>
    <message>
        <source>The work ended before it was done. Try again.</source>
        <translation>工作未完成就结束了，请重试。</translation>
    </message>
    <message>
        <source>it has another archive in it</source>
        <translation>其中还有别的压缩包</translation>
    </message>
    <message>
        <source>its name has another ending</source>
        <translation>文件名后缀不对</translation>
    </message>
    <message>
        <source>it is no CSV in UTF-8</source>
        <translation>不是 UTF-8 编码的 CSV</translation>
    </message>
    <message>
        <source>it is no workbook</source>
        <translation>不是工作簿</translation>
    </message>
    <message>
        <source>an offer stands in it twice</source>
        <translation>同一个补偿方案出现两次</translation>
    </message>
    <message>
        <source>the columns offer and state are missing</source>
        <translation>缺少 offer 和 state 两列</translation>
    </message>
    <message>
        <source>something is empty or too long</source>
        <translation>有内容为空或过长</translation>
    </message>
    <message>
        <source>This has been decided already.</source>
        <translation>已有人作出决定。</translation>
    </message>
    <message>
        <source>You set these terms yourself; somebody else decides.</source>
        <translation>条件是您定的，须由他人决定。</translation>
    </message>
    <message>
        <source>This customer would get more than one customer may in this time.</source>
        <translation>超过单个客户在此期间的补偿上限。</translation>
    </message>
    <message>
        <source>The amount is above what is left of the day&apos;s or the month&apos;s budget.</source>
        <translation>金额超过当日或当月预算的余额。</translation>
    </message>
    <message>
        <source>There is no such change of policy.</source>
        <translation>没有这项政策变更。</translation>
    </message>
    <message>
        <source>Nobody has delegated this to you for now.</source>
        <translation>目前没有人把此权限委托给您。</translation>
    </message>
    <message>
        <source>Nobody decided in time; the offer has expired.</source>
        <translation>未在时限内决定，补偿方案已过期。</translation>
    </message>
    <message>
        <source>The offer is not approved.</source>
        <translation>补偿方案未获批准。</translation>
    </message>
    <message>
        <source>This is on its way to be paid, or paid; it can no longer be changed.</source>
        <translation>正在付款或已付款，不能再改。</translation>
    </message>
    <message>
        <source>The customer has to choose one of the options first.</source>
        <translation>须先由客户选定一项。</translation>
    </message>
    <message>
        <source>This is not on the payout list.</source>
        <translation>不在付款清单上。</translation>
    </message>
    <message>
        <source>This answers an earlier list; the offer has been put on the list again since.</source>
        <translation>这是对较早清单的答复；该方案此后已再次列入清单。</translation>
    </message>
    <message>
        <source>You said that this was not paid; somebody else has to put it on the list again.</source>
        <translation>是您记录这笔款没有付出的；须由另一人重新列入付款清单。</translation>
    </message>
    <message>
        <source>Nobody knows whether this was paid; a person has to find out and record it by hand.</source>
        <translation>没有人知道这笔是否已付；须由人查明后手动记录。</translation>
    </message>
    <message>
        <source>This has been paid already.</source>
        <translation>已经付过款。</translation>
    </message>
    <message>
        <source>The policy cannot be read.</source>
        <translation>政策无法读取。</translation>
    </message>
    <message>
        <source>There is no mediation, agreement or third party that this could be about.</source>
        <translation>没有调解、协议或第三方可以对应。</translation>
    </message>
    <message>
        <source>No hand is up in this case.</source>
        <translation>这个个案里没有人举手。</translation>
    </message>
    <message>
        <source>The policy asks that another lead with a key confirms a first key.</source>
        <translation>政策要求由另一位持有密钥的主管或经理确认第一把密钥。</translation>
    </message>
    <message>
        <source>There is no legal hold on this customer.</source>
        <translation>这位客户没有依法保留。</translation>
    </message>
    <message>
        <source>Nobody of that id has written on this channel.</source>
        <translation>此渠道上没有这个账号的客户。</translation>
    </message>
    <message>
        <source>Nobody has asked for this erasure.</source>
        <translation>没有人提出过这项删除。</translation>
    </message>
    <message>
        <source>A legal hold stands: this customer&apos;s words must be kept.</source>
        <translation>此客户的内容须依法保留。</translation>
    </message>
    <message>
        <source>A case of this customer is open; close it first.</source>
        <translation>此客户还有未结个案，请先结案。</translation>
    </message>
    <message>
        <source>There is no such message on its way.</source>
        <translation>没有这条待发送的消息。</translation>
    </message>
    <message>
        <source>WhatsApp takes free text until 24 hours after the customer&apos;s last message only. Choose a template.</source>
        <translation>WhatsApp 只允许在客户最后一条消息后的 24 小时内发送自由文本。请选择模板。</translation>
    </message>
    <message>
        <source>A policy needs at least two managers, or nobody could ever change it again.</source>
        <translation>政策须至少有两名经理，否则以后无人能再更改。</translation>
    </message>
    <message>
        <source>You have a key: sign in with it first. Nothing you do counts without it.</source>
        <translation>您已有密钥：请先用它登录，否则操作一律无效。</translation>
    </message>
    <message>
        <source>This key cannot be enrolled: it is somebody else&apos;s already, or it was not proved.</source>
        <translation>此密钥无法登记：已属他人，或未经证明。</translation>
    </message>
    <message>
        <source>There is no such key.</source>
        <translation>没有这把密钥。</translation>
    </message>
    <message>
        <source>Nothing is broken there; nothing has to be bridged.</source>
        <translation>那里没有断裂，无须接续。</translation>
    </message>
    <message>
        <source>The secret is too short: at least twelve characters, or six where the system keeps the other half of the key.</source>
        <translation>口令太短：至少十二个字符；若由系统保管密钥的另一半，至少六个。</translation>
    </message>
    <message>
        <source>This secret does not open your key.</source>
        <translation>此口令打不开您的密钥。</translation>
    </message>
    <message>
        <source>Too many wrong secrets. Try again in 15 minutes.</source>
        <translation>口令错误次数过多，请 15 分钟后再试。</translation>
    </message>
    <message>
        <source>No key of yours lies on this machine.</source>
        <translation>这台机器上没有您的密钥。</translation>
    </message>
    <message>
        <source>The system has lost its half of your key. Enrol a new one.</source>
        <translation>系统已丢失密钥的另一半。请登记新密钥。</translation>
    </message>
    <message>
        <source>Asked for. Another manager decides it here.</source>
        <translation>已提请。由另一名经理在此决定。</translation>
    </message>
    <message>
        <source>Approved: the new policy holds from now on.</source>
        <translation>已批准：新政策即刻生效。</translation>
    </message>
    <message>
        <source>Declined: the policy stays as it is.</source>
        <translation>已拒绝：政策不变。</translation>
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
        <translation>关闭</translation>
    </message>
    <message>
        <source>Check the record</source>
        <translation>检查记录</translation>
    </message>
    <message>
        <source>Every fact is read again and everything derived from it is made anew and compared.</source>
        <translation>重新读取每一条事实，重新推算由其得出的一切，并逐一比对。</translation>
    </message>
    <message>
        <source>The record is valid: nothing was changed, nothing is missing.</source>
        <translation>记录有效：没有被改动，也没有缺失。</translation>
    </message>
    <message>
        <source>The record is not valid. First broken place: {place}. Keep the file and its backups.</source>
        <translation>记录无效。第一处破损：{place}。请保留此文件及其备份。</translation>
    </message>
    <message>
        <source>Back up the record</source>
        <translation>备份记录</translation>
    </message>
    <message>
        <source>The copy is made and checked: {file}</source>
        <translation>副本已完成并通过检查：{file}</translation>
    </message>
    <message>
        <source>The record is copied and the copy is checked. Work can go on meanwhile.</source>
        <translation>正在复制记录并检查副本，其间可以继续工作。</translation>
    </message>
    <message>
        <source>Records of Stepin</source>
        <translation>Stepin 记录</translation>
    </message>
</context>
</TS>
