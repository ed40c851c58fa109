/** Owns the steps of a wish as a person meets them: which comes first, what is asked before it, what is said after. */
import { sendPhotoTo } from '@/api/send-photo'
import type { ConfirmWay } from '@/domain/wish/vocabulary'
import type { Given, Question } from '../screens/action-sheet'
import { hasRoom, type WishDetail } from './words'

export type Deed =
  | 'claim'
  | 'leave'
  | 'note'
  | 'deliver'
  | 'confirm'
  | 'notYet'
  | 'thank'
  | 'verify'
  | 'reject'
  | 'publish'
  | 'withdraw'
  | 'amend'

export type Move = WishDetail['moves'][number] & { event: Deed }

const deeds: readonly Deed[] = [
  'thank',
  'confirm',
  'claim',
  'note',
  'deliver',
  'publish',
  'verify',
  'amend',
  'notYet',
  'leave',
  'reject',
  'withdraw',
]

/** Those that end or turn something stand last and are never the button at the thumb. */
const asides: readonly Deed[] = ['notYet', 'leave', 'reject', 'withdraw']

const isDeed = (move: WishDetail['moves'][number]): move is Move => deeds.includes(move.event as Deed)

/** Before the plan is written it is the thing to do; afterwards handing over is. */
function order(wish: WishDetail): Deed[] {
  const planned = wish.standing.is !== 'holder' || wish.standing.hasPlan
  if (!planned) return [...deeds]
  return deeds.map((deed) => (deed === 'note' ? 'deliver' : deed === 'deliver' ? 'note' : deed))
}

/** What may be done now, the one for the thumb first where there is one. */
export function movesOf(wish: WishDetail): { main: Move | null; others: Move[] } {
  const rank = order(wish)
  const open = wish.moves
    .filter(isDeed)
    .filter(({ allowed }) => allowed)
    .sort((a, b) => rank.indexOf(a.event) - rank.indexOf(b.event))
  const main = open.find(({ event }) => !asides.includes(event)) ?? null
  return { main, others: open.filter((move) => move !== main) }
}

/** The words on the button at the thumb, where they say more than the table's. */
export function labelOf({ event, label }: Move, wish: WishDetail): string {
  const { standing } = wish
  if (event === 'claim') return hasRoom(wish) ? (wish.helpers > 0 ? '一起圆' : '我来圆') : '先排着，等着接手'
  if (event === 'note') return standing.is === 'holder' && !standing.hasPlan ? '写下打算' : '说说进展'
  if (event === 'deliver') return '送到了'
  if (event === 'leave') return standing.is === 'waiting' ? '不排了' : '帮不成了'
  if (event === 'thank') return '说声谢谢'
  return label
}

/** How the people of the station know that it was handed over. */
type Seen = Exclude<ConfirmWay, 'app'>

/** With what is said once the step was taken. */
type WishQuestion = Question<Seen> & { said: string }

export type WishGiven = Given<Seen>

const photos = { upload: sendPhotoTo('wish'), keepAs: 'wish-deed' }

const plan: WishQuestion = {
  title: '打算怎么帮？',
  text: '写下来，时间再延长 72 小时，下一步怎么联系也会告诉您。',
  confirm: '就这么办',
  ask: '什么时候、怎么帮',
  placeholder: '比如：周六上午带灯管和梯子去换',
  photos,
  said: '记下了，时间也延长了',
}

const progress: WishQuestion = {
  title: '办到哪一步了？',
  text: '许愿的人和站里都看得到。',
  confirm: '记下进展',
  ask: '说一句',
  placeholder: '比如：轮子买到了，周日去装',
  photos,
  said: '进展记下了',
}

function claim(wish: WishDetail): WishQuestion {
  if (hasRoom(wish))
    return {
      title: '来圆这个心愿？',
      text: '给您留 72 小时。先写一句打算，时间再延长；帮不成随时可以交给下一位，不记您的过。',
      confirm: '好，我来',
      said: '认领好了，先写一句打算吧',
    }
  return {
    title: '先排着？',
    text: '已经有人在帮。您排着，前面的人退出或过了时间，就自动轮到您，会告诉您。',
    confirm: '排着等',
    said: '排上了，轮到您会告诉您',
  }
}

function leave({ standing }: WishDetail): WishQuestion {
  if (standing.is === 'waiting')
    return {
      title: '不排了？',
      text: '再排要从最后一位开始。',
      confirm: '不排了',
      said: '不排了',
    }
  return {
    title: '帮不成了？',
    text: '马上交给排着的下一位；没有人排，便签就挂回墙上。',
    confirm: '交给下一位',
    ask: '为什么',
    placeholder: '比如：临时出差，周末赶不回来',
    optional: true,
    maxLength: 100,
    said: '交给下一位了，谢谢您试过',
  }
}

const ways: NonNullable<WishQuestion['choice']> = {
  label: '怎么知道的',
  options: [
    { value: 'visit', text: '上门看过' },
    { value: 'phone', text: '打电话问过' },
  ],
}

function confirm({ standing }: WishDetail): WishQuestion {
  const own = standing.is === 'wisher' || standing.is === 'family'
  return {
    title: own ? '收到了？' : '确认送到了？',
    text: own ? '点了收到，帮忙的人会得到积分。还可以接着说声谢谢。' : '问过本人再确认；帮忙的人会得到积分。',
    confirm: '收到了',
    ...(!own && { choice: ways }),
    said: '确认好了',
  }
}

const fixed: Record<'notYet' | 'verify' | 'reject' | 'publish' | 'withdraw', WishQuestion> = {
  notYet: {
    title: '还没收到？',
    text: '帮忙的人会看到您的话，接着办。',
    confirm: '还没收到',
    ask: '还差什么',
    placeholder: '比如：灯装上了，还是不亮',
    said: '告诉帮忙的人了',
  },
  verify: {
    title: '核实过了？',
    text: '见过面或通过电话：确有其事，做得到，只求一件。',
    confirm: '核实无误',
    said: '核实好了',
  },
  reject: {
    title: '退回这个心愿？',
    text: '许愿的人会看到理由，改好可以再交。',
    confirm: '退回',
    ask: '为什么退回',
    placeholder: '比如：请写清楚要几号的轮子',
    said: '退回了',
  },
  publish: {
    title: '挂到墙上？',
    text: '墙上只写为谁、在哪个网格，不写名字和门牌。',
    confirm: '挂上墙',
    said: '挂到墙上了',
  },
  withdraw: {
    title: '撤回这个心愿？',
    text: '便签会从墙上取下来；有人在帮的话，会告诉他们。',
    confirm: '撤回',
    ask: '为什么',
    placeholder: '比如：已经有了',
    optional: true,
    said: '撤回了',
  },
}

function deliver({ standing }: WishDetail): WishQuestion {
  return {
    title: '送到了？',
    text:
      standing.is === 'holder'
        ? '许愿的人点了收到，就算圆了。'
        : '写明站里怎么圆的，许愿的人点了收到就算数。',
    confirm: '送到了，请他确认',
    ask: '写一句',
    placeholder: '比如：灯换好了，屋里亮堂了',
    photos,
    faces: true,
    said: '记下了，等他点收到',
  }
}

/** What is asked before a step; thanking and amending have pages of their own. */
export function questionOf(deed: Exclude<Deed, 'thank' | 'amend'>, wish: WishDetail): WishQuestion {
  switch (deed) {
    case 'claim':
      return claim(wish)
    case 'leave':
      return leave(wish)
    case 'note':
      return wish.standing.is === 'holder' && !wish.standing.hasPlan ? plan : progress
    case 'deliver':
      return deliver(wish)
    case 'confirm':
      return confirm(wish)
    default:
      return fixed[deed]
  }
}
