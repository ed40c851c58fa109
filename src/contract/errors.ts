/** Owns the one table of rejections: what a person is told, what to do next, and whether a retry can help. */
import { capabilityErrors } from './capability-errors'
import { phoneErrors } from './phone-errors'

interface ErrorEntry {
  /** What happened, in words a neighbour would say. `{name}` is filled from the details. */
  text: string
  /** What to do next. */
  next: string
  /** `same-key`: sending the same request again is safe and may succeed. */
  retry: 'never' | 'same-key'
}

const table = {
  // Every action may answer with these.
  UNKNOWN_ACTION: { text: '小程序版本旧了', next: '请关掉小程序重新打开', retry: 'never' },
  UNAUTHENTICATED: { text: '登录没有成功', next: '请关掉后从微信重新打开', retry: 'never' },
  FORBIDDEN: { text: '这件事要由站里的工作人员来做', next: '可以请社区工作人员帮忙', retry: 'never' },
  STATION_NEEDED: { text: '还没有选您家的社区', next: '先选一选，再接着看', retry: 'never' },
  RECORD_MERGED: {
    text: '您的两份档案已经并成一份，这个微信不再单独使用',
    next: '请用您另一个微信打开；弄错了，请在 7 天内告诉社区工作人员',
    retry: 'never',
  },
  OTHER_STATION: { text: '这不是您所在站点的事', next: '请联系那边的站点', retry: 'never' },
  INVALID_INPUT: { text: '有一处没有填对', next: '请看有提示的地方', retry: 'never' },
  SWITCHED_OFF: { text: '本站暂时没有开放{feature}', next: '有事请联系社区', retry: 'never' },
  TOO_MANY_TODAY: {
    text: '今天这样的事已经办了 {most} 次，先到这里',
    next: '明天可以接着办；急事请找社区工作人员',
    retry: 'never',
  },
  TEXT_REFUSED: {
    text: '「{words}」没有通过内容检查，没有存',
    next: '请换个说法再试；觉得不该拦，请联系社区工作人员',
    retry: 'never',
  },
  NAME_RESERVED: {
    text: '「{word}」是站里工作人员的称呼，名字里不能用',
    next: '请换一个称呼；真名就是这样，请到社区窗口登记',
    retry: 'never',
  },
  REQUEST_KEY_REUSED: { text: '这一次和刚才那次不一样，没有办', next: '请核对后再点一次', retry: 'never' },
  ...phoneErrors,
  ...capabilityErrors,
  NOT_SET_UP: { text: '系统还没有配置好', next: '请联系社区工作人员', retry: 'same-key' },

  // Signing up.
  ENROLL_NOT_OPEN: { text: '现在不能报名', next: '看看别的场次', retry: 'never' },
  ENROLL_NOT_YET: { text: '还没有开始报名，{when} 开报', next: '到时候再来，位子一样多', retry: 'never' },
  ALREADY_STARTED: { text: '活动已经开始了', next: '可以到现场找组织者登记', retry: 'never' },
  TIME_CLASH: { text: '和您已报的「{title}」时间撞上了', next: '先取消那一场，或选别的时间', retry: 'never' },
  PLACES_FULL: {
    text: '一部手机一场最多报 {most} 位，您家已经报满',
    next: '其余的家人请用自己的手机报，或请社区工作人员登记',
    retry: 'never',
  },
  PLACES_TODAY: {
    text: '您和家人今天已经报了 {most} 个名额',
    next: '明天可以接着报；急着要报请联系社区工作人员',
    retry: 'never',
  },
  MOVES_FULL: {
    text: '这一场今天已经报名、取消过 {most} 次',
    next: '明天可以再报，或请组织者现场登记',
    retry: 'never',
  },
  HOME_ELSEWHERE: {
    text: '您已经是「{station}」的居民了',
    next: '搬了家，在「您家的社区」里点「换到别的站」',
    retry: 'never',
  },
  MOVE_TO_HOME: { text: '您就是这个站的居民', next: '不用再换了', retry: 'never' },
  MOVE_WAITS: { text: '已经在等「{station}」答复', next: '等答复，或者撤回再申请别的站', retry: 'never' },
  MOVE_ROLES_FIRST: {
    text: '换站的人在站里还是{roles}',
    next: '先请站长办好卸任，再换站',
    retry: 'never',
  },
  MOVE_HOUSEHOLD_FIRST: {
    text: '换站的人还在一个家庭账户里',
    next: '先离开家庭账户，自己的积分会跟着回来，再换站',
    retry: 'never',
  },
  AGENDA_FULL: { text: '您和家人已经报了 {most} 场', next: '先取消几场用不着的', retry: 'never' },
  APPLICATIONS_FULL: {
    text: '等社区确认的人太多了，先不收了',
    next: '过一两天再来看看，或者看看别的场次',
    retry: 'never',
  },
  APPLICATION_GONE: { text: '这位已经撤回了报名', next: '请刷新看看现在还有谁', retry: 'never' },
  APPLICANT_CLASH: {
    text: '这位同一时间已经报了「{title}」',
    next: '先打电话问问来哪一场，再确认',
    retry: 'never',
  },
  ANSWER_KEPT: { text: '这个答复现在不能撤回了', next: '请打电话说明，来了可以现场登记', retry: 'never' },
  APPLICATION_DECLINED: {
    text: '这一场的报名社区已经答复过了',
    next: '想再商量，请给社区打个电话',
    retry: 'never',
  },
  WAITLIST_FULL: { text: '名额和候补都满了', next: '看看别的场次', retry: 'never' },
  NOT_ELIGIBLE_AGE: { text: '这场活动请 {range}的人参加', next: '看看适合的活动', retry: 'never' },
  BIRTH_DATE_NEEDED: { text: '这场活动有年龄要求，还不知道生日', next: '请先补上出生日期', retry: 'never' },
  VOLUNTEERS_ONLY: { text: '这场要志愿者参加', next: '可以先申请成为志愿者', retry: 'never' },
  RISK_NOT_ACKNOWLEDGED: { text: '请先看一遍安全提醒', next: '看过后点「知道了」再报名', retry: 'never' },
  ANSWER_NEEDED: { text: '请先回答「{question}」', next: '选一个再报名', retry: 'never' },
  POST_NEEDED: { text: '请先选一个岗位', next: '看看哪个还有名额，选好再报名', retry: 'never' },
  SESSION_CHANGED: {
    text: '这场刚刚改过，现在是 {when}，{place}',
    next: '还没有报上；看过新的时间、地点和提醒，再点一次',
    retry: 'never',
  },
  POSTER_OVER: { text: '这场结束了或取消了，不再做海报', next: '看看别的场次', retry: 'never' },
  CODE_NOT_MADE: {
    text: '海报上的小程序码这会儿没有做成',
    next: '请过几分钟再点一次，或者先转给邻居',
    retry: 'same-key',
  },
  NOT_ENROLLED: { text: '没有找到这场的报名', next: '可以请组织者现场登记', retry: 'never' },
  THANKS_NOT_CAME: {
    text: '这场没有您或家人签到的记录',
    next: '到过现场请找组织者补签到，再来说一声谢谢',
    retry: 'never',
  },
  THANKS_CLOSED: { text: '办完两周了，不再打分', next: '想说的话可以当面告诉组织的人', retry: 'never' },
  RECAP_CLOSED: {
    text: '这场办完太久了，不能再写或改回顾',
    next: '还可以撤下；有要补的请找站长',
    retry: 'never',
  },
  RECAP_FACES: {
    text: '照片要大家看得到，还没有勾「没拍到脸，或本人同意了」',
    next: '请避开人脸，或问过本人再勾上',
    retry: 'never',
  },
  CANCEL_TOO_LATE: { text: '活动已经开始，不能取消了', next: '请当面告诉组织者', retry: 'never' },
  OFFER_GONE: { text: '给您留的空位超时了', next: '还可以继续候补或看看别的场次', retry: 'never' },

  // At the door.
  CODE_WRONG: { text: '签到码对不上，或已经换了', next: '请看着屏幕上最新的码再试一次', retry: 'never' },
  CODE_TRIES: { text: '签到码错的次数太多了', next: '请找现场的组织者登记', retry: 'never' },
  PROOF_TOO_LATE: { text: '签到记录超过一天才传上来', next: '请联系组织者补记', retry: 'never' },
  CHECK_IN_NOT_OPEN: { text: '还没到签到时间', next: '开始前 30 分钟起可以签到', retry: 'never' },
  CHECK_IN_CLOSED: { text: '签到时间已经过了', next: '请找组织者登记', retry: 'never' },
  // The check-in may still be on its way from a phone without signal, so the check-out is kept there and sent again.
  NOT_CHECKED_IN: { text: '还没有签到', next: '请先签到；签到传上来以后，签退会接着传', retry: 'same-key' },
  UNDO_NOT_YOURS: { text: '这一步不是您登记的', next: '请登记的人或社区工作人员来撤销', retry: 'never' },
  UNDO_CLOSED: { text: '这一步现在不能撤销了', next: '请在工作台的「核定时长」里改', retry: 'never' },
  DECISION_NOT_YOURS: { text: '这个决定是别的同事做的', next: '请做决定的同事或站长来撤销', retry: 'never' },
  DECISION_KEPT: {
    text: '这个决定现在不能撤销了',
    next: '过了 24 小时，或者后面已经接着办了；要改请找站长',
    retry: 'never',
  },
  CARD_ON_PHONE: { text: '这位居民的卡在自己手机上', next: '请本人在手机上换卡', retry: 'never' },
  CARD_RENEWED: { text: '这是旧卡，已经换过新的了', next: '请出示新的居民卡', retry: 'never' },
  CARD_UNKNOWN: { text: '没有查到这张居民卡', next: '请核对是不是本站的居民卡', retry: 'never' },
  NO_SEAT_LEFT: { text: '没有空位了', next: '可以登记现场候补', retry: 'never' },
  TOO_EARLY_TO_RELEASE: { text: '开始 10 分钟后才能放出空位', next: '请再等一等', retry: 'never' },

  // Hours and points.
  INVALID_STATE: { text: '这一步已经有人办过了', next: '请刷新看看最新情况', retry: 'never' },
  OWN_RECORD: { text: '自己和家里人的，要由别人来核', next: '请转给另一位同事', retry: 'never' },
  SAME_APPROVER: { text: '补录要两个人经手', next: '请另一位同事来核', retry: 'never' },
  LOOK_APART: { text: '这一笔有要单独看的地方', next: '请点开这一笔看来历再认', retry: 'never' },
  ADMIN_NEEDED: { text: '这一天超过 12 小时，要站长核', next: '请转给站长', retry: 'never' },
  REASON_NEEDED: { text: '请写一句理由', next: '写明理由后再提交', retry: 'never' },
  SAID_ENOUGH: { text: '这里已经写过好几回了', next: '请等站里的答复，急事可以打电话', retry: 'never' },
  WAITED_ENOUGH: { text: '这件事已经等过好几回了', next: '请先答复一次，说明办到哪里了', retry: 'never' },
  GOES_TO_HEAD: { text: '已经说过一次还没好', next: '请点「还是没好」，这回由站长来办', retry: 'never' },
  SAY_NOT_SOLVED: { text: '还没有说过没好', next: '请点「还没好」，办的人接着办', retry: 'never' },
  GOES_ABOVE: { text: '已经说过一次还没解决', next: '请点「还是没解决」，这回请所里来看', retry: 'never' },
  SAY_NOT_SETTLED: { text: '还没有说过没解决', next: '请点「还没解决」，由别人接着办', retry: 'never' },
  ABOVE_HAS_ANSWERED: { text: '所里已经答复过了', next: '还有话要说，可以到所里当面说', retry: 'never' },
  SAY_TIME_OVER: { text: '说还没好的七天过了', next: '四周后会再问一次，急的话再吹一声', retry: 'never' },
  JOINED_BY_OTHERS: {
    text: '也有邻居遇到这件事，不能撤回了',
    next: '站里接着办，办好了会告诉您',
    retry: 'never',
  },
  APPEAL_CLOSED: { text: '已经过了申诉时间', next: '可以到社区当面说明', retry: 'never' },
  MINUTES_NOT_ALLOWED: { text: '时长超出了可以记的范围', next: '请核对开始和结束时间', retry: 'never' },
  DAY_FULL: { text: '这一天已经记了 {taken}，一天最多 24 小时', next: '请核对日子和分钟数', retry: 'never' },
  RESIDENT_TWIN: {
    text: '站里已经有一位同一天出生的「{name}」{where}',
    next: '是同一位就用原来的档和卡；真是另一位，再送一次并说明',
    retry: 'never',
  },
  MERGE_BLOCKED: { text: '还不能并：{what}', next: '办好以后再来并', retry: 'never' },
  UNMERGE_BLOCKED: { text: '不能分开了：{what}', next: '请告诉站长', retry: 'never' },
  CHILD_TWIN: {
    text: '站里已经有一位同一天出生的「{name}」，可能是家里另一位加过的',
    next: '是同一位就不用再加，时长会记成两份；真是另一位，再送一次并说明',
    retry: 'never',
  },
  FAMILY_HAS: { text: '您的家人里已经有「{name}」了', next: '不用再加', retry: 'never' },
  NOT_YOUR_GRID: { text: '这位不在您负责的网格', next: '请社区工作人员来改', retry: 'never' },
  SAME_TITLE: { text: '这一天已经记过「{title}」', next: '真的是另一回，再送一次并说明', retry: 'never' },
  NOT_ENOUGH: { text: '余额不够', next: '看看还差多少', retry: 'never' },

  // Wishes.
  WISH_NO_MONEY: {
    text: '心愿墙不收钱、也不给钱，「{word}」这样的写不进来',
    next: '请写想要的东西或想请人帮的忙，不是要钱就换个说法',
    retry: 'never',
  },
  WISH_NOT_THIS: {
    text: '烟酒、药品和危险的东西不能放进心愿，这里写了「{word}」',
    next: '不是这个意思请换个说法；需要药品请联系社区医生',
    retry: 'never',
  },
  WISH_TOO_DEAR: { text: '微心愿最多 {most} 元', next: '可以拆小一点，或请社区想办法', retry: 'never' },
  WISH_BY_WHEN: { text: '希望的日子要在明天到 {most} 天之内', next: '请改一下日子', retry: 'never' },
  WISH_OWN: { text: '这是您自己的、家里的或您代写的心愿', next: '留给别的街坊来帮吧', retry: 'never' },
  WISH_CLOSED: { text: '这个心愿现在不用认领了', next: '看看墙上别的心愿', retry: 'never' },
  WISH_QUEUE_FULL: { text: '排着的人已经够多了', next: '看看墙上别的心愿', retry: 'never' },
  WISH_NOT_YOURS: { text: '您现在没有在帮这个心愿', next: '请刷新看看最新情况', retry: 'never' },
  WISH_NOTES_FULL: { text: '进展已经写满 {most} 条', next: '送到了请直接点「送到了」', retry: 'never' },
  WISH_FACES: { text: '照片里的人要先同意', next: '请避开人脸，或问过本人再勾上', retry: 'never' },
  WISH_NOT_CHECKED: { text: '内容还没通过检查，不能上墙', next: '等检查有了结果再来', retry: 'never' },
  WISH_HOW_NEEDED: { text: '请选一下是怎么确认的', next: '选「上门看过」或「打电话问过」', retry: 'never' },
  WISH_NO_WORDS: { text: '还没有写，也没有录', next: '写一句，或录一段话', retry: 'never' },
  WISH_PLAN_FIRST: { text: '先说说打算什么时候、怎么帮', next: '写一句打算，就能看到电话', retry: 'never' },
  WISH_NO_PHONE: { text: '对方没有留电话', next: '请按交接地点送到，或请网格员带路', retry: 'never' },

  // Points rules and households.
  RULE_TOO_EARLY: { text: '新规则最早从明天起', next: '请换一个开始的日子', retry: 'never' },
  RULE_UNCHANGED: { text: '和现在的规则一样', next: '改好数字再保存', retry: 'never' },
  NO_HOUSEHOLD: { text: '您还没有家庭账户', next: '可以建一个，或请家人邀请您', retry: 'never' },
  IN_HOUSEHOLD: { text: '您已经在一个家庭账户里了', next: '先离开那一个，再换', retry: 'never' },
  INVITED_ELSEWHERE: { text: '这位家人已经在别的家庭账户里了', next: '请家人先离开那一个', retry: 'never' },
  OWN_PHONE_NEEDED: { text: '加入要本人在自己手机上同意', next: '请家人先用微信打开邻里', retry: 'never' },
  HOUSEHOLD_FULL: { text: '家庭账户已经满 8 位', next: '可以先请一位离开', retry: 'never' },
  INVITED_OFTEN: {
    text: '这位家人这几天收到的邀请已经够多了',
    next: '请当面说好，过几天再邀请',
    retry: 'never',
  },
  INVITATION_GONE: { text: '这个邀请已经收回或过期了', next: '请家人再邀请一次', retry: 'never' },
  HOUSEHOLD_HOLDS: { text: '家里还有没领的兑换', next: '先领走或取消，再离开', retry: 'never' },
  FOUNDER_ONLY: { text: '要建账户的人来办', next: '请那一位在自己手机上点一下', retry: 'never' },

  // The points store.
  PRIZE_OFF_SHELF: { text: '这件现在不能兑换', next: '看看别的奖品', retry: 'never' },
  STORE_CLOSED: { text: '今天不是兑换的日子', next: '{day} 再来，标记好的不会丢', retry: 'never' },
  TOO_MANY_WAITING: { text: '已经订了 {most} 件还没领', next: '先去领走几件，再来订', retry: 'never' },
  PRIZE_GONE: { text: '刚刚被兑完了，积分没有动', next: '加入想要的等补货，或看看别的', retry: 'never' },
  PRIZE_CHANGED: {
    text: '这件刚刚改了，现在要 {points} 分，在{place}领',
    next: '看清楚了再点一次',
    retry: 'never',
  },
  RESERVATION_LAPSED: { text: '刚才那次没有订成，积分没有动', next: '请再订一次', retry: 'never' },
  PRIZE_MONTH_FULL: {
    text: '这件这个月已经订了 {most} 份，不能再订了，积分没有动',
    next: '下个月再来，或看看别的',
    retry: 'never',
  },
  PRIZE_LIMIT: { text: '这件每人每月最多 {limit} 份，这个月已经订满', next: '下个月再来', retry: 'never' },
  POINTS_SHORT: { text: '还差 {missing} 分', next: '加入想要的，看看参加哪场能攒够', retry: 'never' },
  REDEMPTION_CLOSED: { text: '这笔兑换已经结束了', next: '请刷新看看最新情况', retry: 'never' },
  REDEMPTION_EXPIRED: { text: '过了领取的日子，积分已退回', next: '想要可以再订一次', retry: 'never' },
  PICKUP_CODE_UNKNOWN: { text: '没有查到这个领取码', next: '请对方重新打开领取码再扫', retry: 'never' },
  CARD_NOT_THEIRS: { text: '这张卡不是订的那个人的', next: '请核对是谁订的', retry: 'never' },
  CARD_SECOND_PERSON: { text: '扫卡替人订的，要由另一位同事来办', next: '请另一位同事扫卡', retry: 'never' },
  CARD_SCAN_AGAIN: { text: '扫一次卡只能领一件，几分钟内有效', next: '请对方再出示一次卡', retry: 'never' },
  CARD_TOO_OFTEN: { text: '这张卡今天用得太多了', next: '请到社区服务站办', retry: 'never' },
  PARTNER_ENDED: { text: '这家商家不再参加了', next: '订好的请到社区服务站领', retry: 'never' },
  NOT_YOUR_PRIZE: { text: '这件不在您这里领', next: '请居民到领取码上写的地方领', retry: 'never' },
  OWN_PRIZE: { text: '自己和家里人订的，要由别人来办', next: '请另一位同事来扫', retry: 'never' },
  PRIZE_NOT_CHECKED: { text: '内容还没有通过检查', next: '等检查有了结果再上架', retry: 'never' },
  STOCK_RESERVED: { text: '其中 {reserved} 份已经有人订了', next: '先留够订好的，再出库', retry: 'never' },
  STOCK_TOO_MUCH: { text: '一件奖品最多存 {most} 份', next: '多出来的可以另建一件', retry: 'never' },

  // People.
  GUARDIAN_NEEDED: { text: '未满 18 岁要有监护人同意', next: '请监护人一起填', retry: 'never' },
  WISH_DAY_PASSED: { text: '心愿要的那一天已经过了', next: '等许愿人改个日子，看看别的心愿', retry: 'never' },
  NOTICE_TIME_PAST: { text: '选的时间已经过了', next: '请改个时间，或者点现在发', retry: 'never' },
  GUARDIAN_PHONE_SAME: { text: '监护人的电话和本人的一样', next: '请填监护人自己的电话', retry: 'never' },
  SUSPENDED_BEFORE: { text: '这位申请人退出前是暂停的', next: '请站长来定', retry: 'never' },
  TOO_YOUNG: { text: '未满 14 周岁，请由监护人陪同', next: '请在监护人手机上添加家人', retry: 'never' },
  DEPENDANT_AWAITED: {
    text: '这位家人还报着「{title}」',
    next: '先取消那一场，再移除',
    retry: 'never',
  },
  VOLUNTEER_MINOR: {
    text: '您是以成年人报的志愿者，生日改成未满 18 岁要有监护人同意',
    next: '生日没有改；确实未满 18 岁，请先退出志愿者，再和监护人一起申请',
    retry: 'never',
  },
  NAME_KEPT: {
    text: '您的时长、证明写着现在的姓名，自己不能改',
    next: '请在「存着的资料」里点「请站里改、删」，站里核对过身份，就能改一次',
    retry: 'never',
  },
  TERMS_OUTDATED: { text: '服务约定有了新版', next: '请看过新版再同意', retry: 'never' },
  FAMILY_CHANGED: { text: '家人加减的次数太多了', next: '请到社区窗口核对后再加', retry: 'never' },
  FAMILY_UNASKED: {
    text: '还没写清谁同意的',
    next: '未满 14 周岁要监护人同意，满了要本人同意，选好再添加',
    retry: 'never',
  },
  RELATION_AGE: { text: '这个生日和您选的关系对不上', next: '请核对出生日期，或换一个关系', retry: 'never' },
  FAMILY_FULL: { text: '家人已经加满 8 位', next: '可以先移除不需要的', retry: 'never' },
  CONSENT_NEEDED: { text: '需要您先同意使用这项信息', next: '在「我的 · 隐私」里同意后再试', retry: 'never' },

  PHONE_NOT_GIVEN: { text: '没有拿到微信里的手机号', next: '请自己输一下手机号', retry: 'never' },

  // Checks of content, and messages.
  OTHER_DECIDER: { text: '这件事您前面经手过，要由另一位同事来定', next: '请转给另一位同事', retry: 'never' },

  // The desk.
  APPOINT_SELF: { text: '自己的角色不能由自己定', next: '请另一位站长来办', retry: 'never' },
  ROLE_FROM_ABOVE: { text: '{role}由上一级来定', next: '请联系街道实践所', retry: 'never' },
  ROLE_BY_HEAD: { text: '{role}要由站长来定', next: '请站长来办', retry: 'never' },
  APPOINT_NO_ACCOUNT: {
    text: '这位还没有自己的账号',
    next: '请本人用微信打开一次小程序，再来加',
    retry: 'never',
  },
  APPOINT_TOO_YOUNG: { text: '这位未满 18 周岁', next: '请另选一位', retry: 'never' },
  AUDITOR_APART: { text: '审计和认时长的要分开两个人', next: '请另选一位', retry: 'never' },
  GRIDS_NEEDED: { text: '网格员要管至少一个本站的网格', next: '请选上网格', retry: 'never' },
  UNIT_NAME_TAKEN: { text: '已经有一个「{name}」了', next: '请换一个名字，或者改那一个', retry: 'never' },
  UNIT_IN_USE: { text: '下面还有 {count} 个站开着', next: '先把下面的站关上或换到别处', retry: 'never' },
  UNIT_FULL: { text: '下面的点和基地已经有 {most} 个', next: '请先关上不用的', retry: 'never' },
  UNIT_NEEDED: { text: '还没有选管哪个所、哪个中心', next: '选好再定', retry: 'never' },
  PARTNER_NEEDED: { text: '要选一家和本站合作的商家', next: '请选上商家；没有的先去登记', retry: 'never' },
  LAST_HEAD: { text: '您是本站唯一的站长，不能卸任', next: '请上一级先定下一位站长', retry: 'never' },
  LEADS_SESSIONS: { text: '这位名下还有 {count} 场活动', next: '请先换人带，再来结束', retry: 'never' },
  OFFICE_UNDO_CLOSED: { text: '过了几分钟，不能撤回了', next: '请在这一页重新加上或者结束', retry: 'never' },
  OFFICE_CHANGED: { text: '{name}刚刚改过这位的角色', next: '请看一眼现在的，再办', retry: 'never' },
  PROJECT_CHANGED: { text: '{name}刚刚改过这个项目', next: '请看一眼现在的，再存', retry: 'never' },
  PROJECT_NAME_TAKEN: {
    text: '本站已经有一个项目叫「{project}」',
    next: '请换个名字，或用原来那个',
    retry: 'never',
  },
  PROJECT_RESTS: { text: '项目「{project}」停着，不办新活动', next: '请换一个项目', retry: 'never' },
  STALE: { text: '别人刚刚改过', next: '请刷新后再改', retry: 'never' },
  CAPACITY_TOO_SMALL: { text: '已有 {taken} 人报名，名额不能更少', next: '先和报名的人商量', retry: 'never' },
  BAD_POSTS: { text: '岗位名字有重复，或合起来超过 500 人', next: '请改一下岗位', retry: 'never' },
  POST_TAKEN: {
    text: '「{post}」已有 {taken} 人报名，不能去掉，名额也不能更少',
    next: '先和报名的人商量',
    retry: 'never',
  },
  POSTS_FIXED: { text: '已经有人报名，不能再改成分岗位或不分', next: '可以另开一场', retry: 'never' },
  INCOMPLETE: { text: '还差「{field}」没填', next: '补上后再发布', retry: 'never' },
  QUEUE_TOO_SMALL: {
    text: '已有 {waiting} 人在候补，候补名额不能更少',
    next: '先和候补的人商量',
    retry: 'never',
  },
  BAD_AGES: { text: '最小年龄比最大年龄还大', next: '请核对年龄范围', retry: 'never' },
  SESSION_BEGUN: {
    text: '已经开始、结束或取消的场次不能再改',
    next: '这次什么都没有改；可以复制成一个新活动',
    retry: 'never',
  },
  SESSIONS_AHEAD: {
    text: '还有 {count} 场没有结束，不能归档',
    next: '等都结束了再归档，或先取消这些场次',
    retry: 'never',
  },
  BAD_TIMES: {
    text: '时间不对',
    next: '要在现在以后，结束晚于开始，报名截止不晚于开始也没有过',
    retry: 'never',
  },

  // Notices.
  NOTICE_NOT_YOUR_GRID: { text: '只能写给自己负责的网格', next: '换一下范围，或请社区来发', retry: 'never' },
  NOTICE_NOBODY: { text: '这样选一个人也没有', next: '请再选选发给谁', retry: 'never' },
  NOTICE_TOO_MANY: { text: '这个活动超过 500 人', next: '可以改发给网格或全站', retry: 'never' },
  NOTICE_BLOCKED: { text: '内容检查没有通过', next: '请改一改，或点申诉请人来看', retry: 'never' },
  NOTICE_NO_PHONE: { text: '没有留电话', next: '可以上门告诉一声', retry: 'never' },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof table
export const errorTable: Record<ErrorCode, ErrorEntry> = table

/** Codes that any action may answer with. */
export const commonErrors = [
  'UNKNOWN_ACTION',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'STATION_NEEDED',
  'RECORD_MERGED',
  'OTHER_STATION',
  'INVALID_INPUT',
  'SWITCHED_OFF',
  'NOT_FOUND',
  'TOO_MANY_TODAY',
  'TEXT_REFUSED',
  'NAME_RESERVED',
  'REQUEST_KEY_REUSED',
  'BUSY',
  'NOT_SET_UP',
  'INTERNAL',
] as const satisfies readonly ErrorCode[]

/** What is answered instead: `text` and `next` are ready to read, so that a phone need not carry every refusal's words. */
export interface ApiError extends ErrorEntry {
  code: ErrorCode
  details: Record<string, string | number>
}

/** The sentence a person reads: what happened, then what to do. */
export function errorText(error: { code: string; details?: Record<string, string | number> }): {
  text: string
  next: string
} {
  const entry: ErrorEntry = errorTable[error.code as ErrorCode] ?? errorTable.INTERNAL
  const fill = (s: string) => s.replace(/\{(\w+)\}/g, (_, key: string) => String(error.details?.[key] ?? ''))
  return { text: fill(entry.text), next: fill(entry.next) }
}

/** A rejection as it is answered. */
export const apiError = (code: ErrorCode, details: ApiError['details'] = {}): ApiError => ({
  code,
  details,
  ...errorText({ code, details }),
  retry: errorTable[code].retry,
})
