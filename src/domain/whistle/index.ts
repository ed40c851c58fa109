/** Owns what the station asks of departments when it cannot do it alone: 吹哨. What is asked, who acts, what is said. */
import { defineCase } from '../case/define-case'
import { ABOVE, HEAD } from '../person/roles'
import { dispatchOf } from './dispatch'
import { BLOWERS, SIGNED, whistleFlow } from './flow'
import { replyForm, saidForm, scoreForm, whistleForm } from './form'
import { whistleRules as rules } from './rules'

const { reason } = whistleForm

/** What a letter to whoever blew it says of a step. */
const toOwner: Readonly<Record<string, string>> = {
  sign: '站长签发了，派单函可以发给部门了。',
  sendBack: '站长退回来了，为什么写在里面；改好可以再报。',
  remind: '一个工作日了，还没有签，又提醒了一次。',
  respond: '部门回话了。',
  arrive: '部门到场了。',
  solve: `部门说办好了。${rules.scoreDays} 天里请您去看看，评一评。`,
  refuse: '部门说不归它管。',
  reroute: '改派给另一个部门了，时间照旧算。',
  rule: '所里定了由谁牵头，时间照旧算。',
  firstLeads: '所里没有定，由先接到的部门牵头，时间照旧算。',
  climb: '到时没办，转给站长催了。',
  climbAbove: '还是没有定下来，转给所里了。',
  wait: '要等一等，在等什么、等到哪天都写着。',
  goOn: '等的日子到了，接着办。',
  longer: '比平常难，要久一点，到哪天都写着。',
  callOff: '站长说不用办了，为什么写在里面。',
}

const toHead: Readonly<Record<string, string>> = {
  remind: '一个工作日了，还没有签。',
  resend: '改好了，等您签。',
  refuse: '部门说不归它管，请您看看。',
  rule: '所里定了由谁牵头。',
  firstLeads: '所里没有定，由先接到的部门牵头。',
  climb: '到时没办，请您催一催。',
  climbAbove: '还是没有定下来，转给所里了。',
}

const toDepartments: Readonly<Record<string, string>> = {
  sign: '社区吹哨，请看看归谁办。',
  reroute: '改派给您这里牵头，请看看。',
  rule: '所里定了由谁牵头，请看看。',
  firstLeads: '由先接到的部门牵头，请看看。',
  climb: '到时没办，站长在催。',
  goOn: '等的日子到了，请接着办。',
  notYet: '社区去看过，还没好，请接着办。',
  callOff: '社区说不用办了。',
}

export const whistle = defineCase({
  name: 'whistle',
  title: '吹哨',
  scope: 'grid',
  flow: whistleFlow,
  form: whistleForm,
  service: '社区办不了的，请部门来办',
  headline: ({ reason: why, facts }) => [reason.options[why], facts.slice(0, 24)].join(' · '),
  board: {
    fields: ['reason', 'spot'],
    states: [
      ...(['blown', 'rerouted', 'ruled', 'answered', 'onSpot', 'waiting'] as const),
      ...(['refused', 'disputed', 'late', 'above', 'solved'] as const),
    ],
    empty: { title: '这里没有', text: '社区请部门来办的事会出现在这里' },
  },
  links: {
    cause: {
      ...{ to: 'incident', most: 1, label: '起因', back: '为它吹的哨' },
      // What the departments have in hand has their clock; the station's stands still meanwhile.
      drives: {
        callDepartments: SIGNED,
        departmentsDone: ['solved'],
        calledOff: ['calledOff'],
      },
    },
  },
  departments: {
    ...{ lead: 'lead', assist: 'assist', firstAgain: 'firstLeads' },
    states: [
      ...(['blown', 'rerouted', 'ruled', 'answered', 'onSpot', 'waiting', 'refused', 'disputed'] as const),
      ...(['late', 'above', 'solved', 'closed', 'calledOff'] as const),
    ],
    service: '社区请您这个部门办的事',
    empty: { title: '还没有', text: '社区请您这个部门办的事会出现在这里' },
  },
  paper: {
    button: '派单函（Word）',
    states: [
      ...(['blown', 'rerouted', 'ruled', 'answered', 'onSpot', 'waiting'] as const),
      ...(['refused', 'disputed', 'late', 'above', 'solved', 'closed'] as const),
    ],
    write: dispatchOf,
  },
  begin: {
    roles: BLOWERS,
    limit: { kind: 'whistles', perDay: rules.perDay, atDesk: rules.perDay, counted: 'kept' },
    intro: `站长签了才发出去。部门一个工作日内回话，两个工作日内到场，${rules.solveWorkingDays} 个工作日内办好。`,
    confirm: '报给站长',
    said: '报给站长了，签了会告诉您',
    fromCase: { names: 'cause', button: '吹哨，请部门来办' },
  },
  mine: { empty: { title: '还没有吹过哨', text: '社区办不了、要部门来的，可以吹一声' } },
  desk: {
    roles: [...BLOWERS, ...ABOVE],
    views: [
      ...(['signing', 'unsigned', 'blown', 'rerouted', 'ruled', 'answered', 'onSpot'] as const),
      ...(['refused', 'disputed', 'late', 'above', 'waiting', 'solved'] as const),
      ...(['returned', 'closed', 'calledOff', 'withdrawn'] as const),
    ],
    empty: { title: '这里没有', text: '社区请部门来办的事会出现在这里' },
  },
  moves: {
    sign: {
      ask: '签发？',
      text: '签了就算发出，时间从现在算起。派单函在这一页做成，发给部门。',
      ...{ said: '签发了', tone: 'main' },
    },
    respond: {
      ask: '部门怎么回的？',
      text: '四样都要有：哪天受理、与谁沟通、怎么解决、什么时候办好。',
      ...{ asks: replyForm, confirm: '记下回话', said: '记下了', tone: 'main' },
    },
    arrive: {
      ask: '部门到场了？',
      text: '谁来的、看了什么，可以写一句。',
      words: {
        label: '来的人、看到的',
        most: 200,
        placeholder: '比如：养护科两位，看了管井',
        optional: true,
      },
      ...{ asks: saidForm, confirm: '记下到场', said: '记下了', tone: 'main' },
    },
    solve: {
      ask: '部门办好了？',
      text: '吹哨的人会收到消息，去看一看是不是好了。',
      words: { label: '怎么办好的', most: 300, placeholder: '比如：换了一段管子，通水试过' },
      ...{ asks: saidForm, confirm: '记下办好', said: '记下了', tone: 'main' },
    },
    rule: {
      ask: '定谁牵头？',
      text: '定下来就不能再推了。时间从签发的时候算起，不重新算。',
      words: { label: '为什么', most: 200, placeholder: '比如：主管道归它养护' },
      ...{ routes: true, confirm: '就这样定', said: '定了，部门会收到消息', tone: 'main' },
    },
    reroute: {
      ask: '改派给谁牵头？',
      text: '时间从签发的时候算起，不重新算。再说不归它管，就请所里定。',
      words: { label: '为什么', most: 200, placeholder: '比如：问过了，归它养护' },
      ...{ routes: true, confirm: '改派', said: '改派了', tone: 'main' },
    },
    goOn: {
      ask: '接着办？',
      text: '停下来的时间不算，还剩多少就还有多少。',
      ...{ said: '好，接着办', tone: 'main' },
    },
    score: {
      ask: '办得怎么样？',
      text: '只有社区和所里看得到，部门看不到，也不排名。',
      words: { label: '想说的', most: 200, placeholder: '比如：来得快，就是路面没补平', optional: true },
      ...{ asks: scoreForm, inside: true, confirm: '评好了', said: '记下了，谢谢', tone: 'main' },
    },
    resend: {
      ask: '改好了，再报？',
      text: '补充的话会和原来写的一起给站长看，签了一起发出去。',
      words: { label: '补充或改正', most: 300, placeholder: '比如：地点是 2 号楼北侧，不是南侧' },
      ...{ confirm: '再报给站长', said: '报给站长了', tone: 'main' },
    },
    refuse: {
      ask: '部门说不归它管？',
      text: '头一回由站长改派，再有一回就请所里定。',
      words: { label: '部门怎么说的', most: 200, placeholder: '比如：支管不归它，归供排水公司' },
      ...{ asks: saidForm, confirm: '记下来', said: '记下了，告诉站长了', tone: 'aside' },
    },
    wait: {
      ask: '先等一等？',
      text: '大家会看到在等什么、等到哪天；到了那天会提醒。',
      words: {
        label: '在等什么',
        most: 40,
        placeholder: '',
        among: ['等材料', '等审批', '等天气', '等排期', '归谁管还没说定', '等业主同意'],
      },
      pauses: { label: '等几天', days: [1, 3, 7, 15] },
      ...{ confirm: '先等等', said: '记下了，到那天提醒', tone: 'aside' },
    },
    longer: {
      ask: '要久一点？',
      text: `从签发那天起算 ${rules.hardWorkingDays} 个工作日，只能延一次。`,
      words: { label: '为什么难', most: 200, placeholder: '比如：要破路，得先办手续' },
      ...{ confirm: '延到那天', said: '延了', tone: 'aside' },
    },
    note: {
      ask: '记一句？',
      text: '看得到这件事的人都看得到这句。',
      words: { label: '说了什么', most: 200, placeholder: '比如：部门来电话，明天上午到' },
      ...{ confirm: '记下来', said: '记下了', tone: 'aside' },
    },
    notYet: {
      ask: '还没好？',
      text: '部门接着办。',
      words: { label: '还差什么', most: 200, placeholder: '比如：昨晚下雨又积了' },
      ...{ confirm: '请接着办', said: '告诉部门了', tone: 'aside' },
    },
    sendBack: {
      ask: '退回去改？',
      text: '吹哨的人会收到消息，改好可以再报。',
      words: { label: '为什么退', most: 200, placeholder: '比如：社区自己能办，先请物业看' },
      ...{ confirm: '退回', said: '退回了', tone: 'aside' },
    },
    callOff: {
      ask: '不用办了？',
      text: '吹哨的人和部门都会收到消息。',
      words: { label: '为什么', most: 200, placeholder: '比如：物业自己修好了' },
      ...{ confirm: '不用办了', said: '告诉大家了', tone: 'aside' },
    },
    withdraw: { ask: '撤回？', text: '还没有发出去，撤回就结束了。', said: '撤回了', tone: 'back' },
  },
  story: {
    begin: '报给站长',
    sign: '签发了',
    sendBack: '退回来改',
    resend: '改好再报',
    remind: '一个工作日了，还没签',
    withdraw: '撤回了',
    respond: '部门回话了',
    refuse: '部门说不归它管',
    reroute: '改派给别的部门',
    rule: '所里定了谁牵头',
    firstLeads: '所里没有定，由先接到的部门牵头',
    arrive: '部门到场了',
    solve: '部门说办好了',
    note: '记了一句',
    wait: '说要先等一等',
    goOn: '接着办了',
    longer: '说要久一点',
    climb: '到时没办，转给站长',
    climbAbove: '还是没有定下来，转给所里',
    notYet: '去看过，还没好',
    score: '评了一评',
    silent: '没有评，结束了',
    callOff: '不用办了',
  },
  tells: {
    tellOwner: {
      whom: 'owner',
      words: ({ number }, { on }) => ({
        title: '您吹的哨有进展',
        text: `第 ${number} 号${toOwner[on] ?? ''}`,
      }),
    },
    tellHead: {
      whom: HEAD,
      words: ({ number }, { on }) => ({
        title: '吹哨，等您看看',
        text: `吹哨第 ${number} 号${toHead[on] ?? ''}`,
      }),
    },
    tellDepartments: {
      whom: 'departments',
      words: ({ number }, { on }) => ({
        title: '社区吹哨，请部门来办',
        text: `第 ${number} 号${toDepartments[on] ?? ''}`,
      }),
    },
    tellAbove: {
      whom: 'above',
      words: ({ number }, { on }) => ({
        title: '有一件吹哨要所里定',
        text: `第 ${number} 号${on === 'refuse' ? '两次说不归它管，请定由谁牵头。' : '到时没办，请催一催。'}`,
      }),
    },
  },
})
