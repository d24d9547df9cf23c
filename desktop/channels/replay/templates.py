"""What ordinary people asked on a quiet morning, and the few who were cross. Our own sentences: material, not words of the program."""

from __future__ import annotations

from types import MappingProxyType

NAMES = MappingProxyType(
    {
        "zh-CN": "陈静怡 王磊 刘洋 赵婷 黄海涛 周思远 吴倩倩 徐大伟 朱小米 马莉 胡雪 郭鹏 林小满 何俊杰 高珊 罗玉 郑凯 梁晨 谢宇航 唐甜",
        "zh-TW": "陳怡君 林志豪 黃淑芬 張家瑋 李佩珊 王冠宇 吳佳穎 劉建宏 蔡欣怡 楊承翰 鄭雅文 謝宗憲",
        "zh-HK": "陳大文 黃嘉儀 李家俊 Vivian 張太 吳生 Karen_Yip 鄧小姐 Eric_Fung 譚美珍 Samuel_Ko 馮太",
        "en": "Laura_Finch Imran_Sheikh Joanne_Peel Wei_Ling Craig_Dunbar Meera_Iyer Oliver_Kent Siobhan_Daly Nisha_Patel "
        "Ryan_Ong Beth_Carver Yusuf_Demir Grace_Tan Alan_Whyte",
    }
)
"""Customers by language; a low line stands for a blank."""

AGENTS = MappingProxyType(
    {
        "zh-CN": ("许佳宁", "郭晓雯", "孙浩"),
        "zh-TW": ("蔡宜庭", "吳柏翰"),
        "zh-HK": ("梁嘉欣", "Kelvin Lau"),
        "en": ("Priya Menon", "Dominic Shaw"),
    }
)

THINGS = MappingProxyType(
    {
        "zh-CN": ("电饭煲", "扫地机器人", "床垫", "空气炸锅", "洗衣机", "书桌", "加湿器", "四件套"),
        "zh-TW": ("氣炸鍋", "除濕機", "沙發", "吸塵器", "電暖器", "餐桌", "洗衣機"),
        "zh-HK": ("焗爐", "抽濕機", "梳化", "吸塵機", "雪櫃", "床褥", "電飯煲"),
        "en": ("kettle", "mattress", "air fryer", "dishwasher", "sofa", "lamp", "vacuum"),
    }
)

TEMPLATES = """
zh-CN chat whatsapp
c <在吗 |你好 |亲 在不 |>我的{thing}到哪了
a <在的～|您好，|亲，>您的单子 {order} 已经到您所在城市，预计明天上午派送
c <好的谢谢|谢谢啦|嗯嗯好的|好嘞 谢谢>

zh-CN chat
c 你好
c {thing}能便宜点不
a 您好，现在满减叠加会员价已经是最低了，另外送您一张20元下次用的券
c <行吧|好吧|嗯>
c <下单了|拍了|买了>

zh-CN chat whatsapp
c 发票抬头开错了 能重开吗
a 可以的，您把正确的抬头和税号发我
c 已发
a 重开好了，发到您邮箱了
c <收到|看到了 谢谢|👌>

zh-CN whatsapp
c 麻烦改个地址 {order}
c 改到公司
a 好的，请把完整地址和收件人电话发我
c 发了
a 已修改，今天发出

zh-CN phone
c 【电话记录】客户咨询{thing}怎么清洗，已逐步说明
a 【电话记录】补发电子说明书到客户手机
c 【电话记录】客户表示会了，没有别的问题

zh-CN chat
c {thing}买大了 没拆 想换小一号
a 可以换的，您申请换货，我这边直接通过，来回运费都是我们出
c 申请了
a 通过了，快递员明天上门
c 好 谢谢啦

zh-CN chat whatsapp
c <怎么还没发货啊 都两天了|两天了还没发货？|我那个单子咋一直不动 等着用呢>
a 抱歉让您等了，{order} 昨晚刚补到货，今天17点前一定出库
c <行 那我再等等|好吧|那今天可一定啊>
a 出库后短信会通知您

zh-CN email
c 您好：\\n订单 {order} 的{thing}请补一张收货清单，报销用。谢谢。\\n{name}
a {name} 您好：\\n清单见附件，已盖章。\\n橡里客服
c 收到，谢谢。

zh-CN chat
c 会员积分啥时候到账
a 签收满7天自动到账，您这单后天到
c 哦哦

zh-CN social
c 【微信公众号】{thing}还会补货吗 蹲了好久
a 【微信公众号】周四晚8点补一批，可以先点到货提醒～
c 【微信公众号】好嘞

zh-TW chat whatsapp
c <不好意思請問|請問一下|哈囉 請問> {order} 出貨了嗎
a 您好，今天早上已出貨，明天會到喔
c <好的謝謝你|了解 謝謝|好喔 感謝>

zh-TW chat
c 請問{thing}可以用信用卡分期嗎
a 可以，3期和6期零利率
c <好喔 了解|好的謝謝>

zh-TW whatsapp
c 想改送貨時間 明天家裡沒人
a 沒問題，後天下午2到5點可以嗎
c 可以
a 幫您改好了
c 謝謝～

zh-TW chat
c {thing}的遙控器不見了 可以單買嗎
a 可以，180元，超商取貨免運
c 那幫我訂一個
a 訂好了，簡訊會通知取貨
c 感恩

zh-TW chat whatsapp
c <已經等三天了耶 怎麼還沒到|請問是還要等多久 都三天了>
a 不好意思讓您久等，昨天高雄大雨延誤，今天下午會送到
c 好吧 希望是真的

zh-TW email
c 您好，\\n請問 {order} 的保固卡是否需要寄回登錄？謝謝。\\n{name}
a {name}您好，\\n線上登錄即可，不需寄回，連結已附上。\\n橡里客服
c 了解，謝謝。

zh-TW phone
c 【電話紀錄】客人詢問{thing}舊機回收，已說明免費
a 【電話紀錄】已加註回收，配送當天一併載走
c 【電話紀錄】客人說很方便，道謝

zh-HK whatsapp chat
c <hi 想問|你好呀 |唔該 >{thing}有冇現貨
a 有呀，落單後兩日內送到
c <ok 我諗諗先|好 落咗單喇|等我問下老公先>
a 好呀，有咩再搵我

zh-HK whatsapp
c 我張單{order}可唔可以改星期六送
a 可以，星期六10至1點，得唔得？
c 得 唔該晒
a 改好咗

zh-HK chat
c 收據想要張英文嘅
a 好呀，已經email咗英文版俾你
c 收到 thx

zh-HK chat whatsapp
c <點解仲未有人聯絡我約送貨嘅|等咗兩日都冇人打嚟約時間喎>
a 唔好意思，車隊今日下晝先排期，5點前會打俾你
c <好啦 我等|ok 唔好遲呀>

zh-HK phone
c 【電話筆錄】客人查詢{thing}安裝費，已報價$350
a 【電話筆錄】同客人約咗星期四上門
c 【電話筆錄】客人話冇問題

zh-HK email
c 你好，\\n訂單{order}收到，少咗一包螺絲，可否補寄？\\n{name}
a {name}你好，\\n今日已用速遞補寄，聽日會到。唔好意思。\\n橡里客服
c 收到螺絲通知，多謝。

en chat whatsapp
c <hi, when is {order} coming?|any news on {order}|Hello, tracking for {order} pls>
a Hi! It's out for delivery today, you'll get a one-hour slot by text.
c <great thanks|cheers|ok thank you|super, ta>

en chat
c can I get a VAT invoice for the {thing}
a Of course, it's in your inbox now.
c <got it, ta|received, thank you>

en whatsapp
c Hello, need to change delivery date to Friday if possible
a Hello! Friday 9 to 12 is free, shall I book it?
c Yes please
a Done. See you Friday.

en chat
c does the {thing} come with a plug
a It does, and a two year guarantee.
c <perfect, ordering now|good to know thanks>

en chat whatsapp
c <been waiting on a reply since yesterday about the {thing}|hello? still no reply about my {thing} refund>
a Sorry about that, it got stuck in the wrong queue. Your refund went out this morning, 3 days to reach your card.
c <ok fine, thanks for sorting|alright noted, thanks>

en email
c Hello,\\n\\nThe {thing} arrived safely, but one of the feet is missing. Could you post one?\\n\\nThanks,\\n{name}
a Hi {name},\\n\\nPosted first class today, with a spare. Sorry about that.\\n\\nOakrow
c Much appreciated.

en phone
c [call] Asked how to register the guarantee for a {thing}
a [call] Registered it during the call, certificate sent by email
c [call] Customer happy, nothing else

en social
c @OakrowHome is the {thing} back in stock any time soon?
a Thursday at 8pm! Tap "notify me" and you'll be first to hear.
c lovely
"""
"""Blocks: the language and its channels, then who says what. {thing}, {order} and {name} are filled in, one of <a|b> is taken; \\n is a
line break in a mail."""

STORIES = """
zh-CN|wa-6901|u-96901|杨建平|-9240|郭晓雯
c 昨天装的油烟机 今天早上一开就嗡嗡响
c 说了上门来看 一上午也没个人联系我 这什么服务啊 太差劲了
a 杨先生，说好联系您却没有联系，是我们不对。师傅姓魏，今天12:30前到，我盯着
c 行 别再放我鸽子了
a+3100 魏师傅到了吗？
c 到了 是风管没卡紧 现在好了
a 好的，给您添麻烦了。质保我帮您多登记了一年。
c 可以 谢谢

zh-TW|ch-6902|u-96902|彭小姐|-7380|吳柏翰
c 我收到的烤箱是別人退過的吧 裡面還有麵包屑 很噁心耶
c 花新品的錢買到二手的 傻眼 太誇張了
a 彭小姐，這真的很離譜，對不起。換一台全新未拆封的，今天下午送到，舊的一起收回；或者全額退款，您選。
c 換新的
a 好的，17:00前送到，我再補您500元購物金。
c 好，謝謝你處理得很快

zh-HK|ph-6903|u-96903|孫太|-5580|Kelvin Lau
c 【電話筆錄】佢哋收咗我兩次錢呀！一張單過咗兩次$1,280，點做嘢㗎，離晒譜
c 【電話筆錄】尋日打嚟話會覆我，一個電話都冇，好嬲
a 【電話筆錄】孫太，對唔住，查到係系統重複過數，第二筆我而家即刻退，同銀行確認咗今日4點前到帳
c 【電話筆錄】真係今日到帳就算啦
a 【電話筆錄】銀行確認碼已短訊俾客人
c 【電話筆錄】收到，唔該

en|em-6904|u-96904|Hannah Brooks|-12600|Priya Menon
c Hello,\\n\\nThis is my second email about the scratched table top. The first was ignored for a week. Disappointing.\\n\\nHannah
a Hi Hannah,\\n\\nYou wrote on the 16th and we didn't answer. That's our failing. A new top on Thursday, or 60.00 back today?\\n\\nPriya
c Hi Priya,\\n\\nThe refund is fine, the scratch is small. Thank you for being straight about it.\\n\\nHannah

zh-CN|ch-6905|u-96905|钱多多|-3900|孙浩
c 优惠券为啥用不了
c 显示不满足条件 条件写得跟绕口令一样 烦死了
a 亲，这张券限床品类哦
c 那你们首页写全场通用干嘛 无语
a+200 给您换成了全场券，刚发到账户了
c 好吧 能用了

en|wa-6906|u-96906|Gary Holt|-2700|Dominic Shaw
c waited in all morning for the engineer. 8 to 12 you said
c its ten past one. not impressed
a Sorry Gary, the van broke down and we should have rung. Engineer is 20 minutes away, and today's visit is free.
c fair enough. tea's on if he hurries
a+1150 He's parked outside now.
c yep got him
"""
"""Blocks: language|conversation|customer|name|first second, before the hour|agent; then who says what, `+` the seconds
of silence before it where it matters."""
