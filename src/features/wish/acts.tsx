/** Owns the steps of a wish as a person meets them: which comes first, what is asked before it, what is said after. */
import { sendPhotoTo } from '@/api/send-photo'
import { appPages } from '@/domain/app-pages'
import type { ConfirmWay } from '@/domain/wish/vocabulary'
import { openPage } from '@/platform/navigate'
import type { Acts } from '../screens/acted-screen'
import type { SheetAnswer } from '../screens/action-sheet'
import { takeStep } from './store'
import { ThankSheet } from './thank-sheet'
import { hasRoom, type WishDetail } from './words'

type Act = Acts[string]
type Answers = SheetAnswer<string>

const main = { tone: 'main' } as const
const aside = { tone: 'aside' } as const
const back = { tone: 'back' } as const
const photos = { upload: sendPhotoTo('wish'), keepAs: 'wish-deed' }

function claim(wish: WishDetail): Act {
  const send = () => takeStep('wish.claim', { wishId: wish.wishId })
  if (hasRoom(wish))
    return {
      ...{ ...main, news: true, send, label: wish.helpers > 0 ? '一起认领' : '我来认领' },
      title: '认领这个心愿？',
      text: '给您留 72 小时。先写一句打算，时间再延长；帮不成随时可以交给下一位，不记您的过。',
      confirm: '好，我来',
      said: '认领好了，先写一句打算吧',
    }
  return {
    ...{ ...main, news: true, send, label: '先排着，等着接手' },
    title: '先排着？',
    text: '已经有人在帮。您排着，前面的人退出或过了时间，就自动轮到您，会告诉您。',
    confirm: '排着等',
    said: '排上了，轮到您会告诉您',
  }
}

function leave({ wishId, standing }: WishDetail): Act {
  const send = ({ words }: Answers) =>
    takeStep('wish.leave', { wishId, ...(words !== '' && { reason: words }) })
  if (standing.is === 'waiting') {
    const words = { label: '不排了', title: '不排了？', text: '再排要从最后一位开始。', confirm: '不排了' }
    return { ...back, ...words, said: '不排了', send }
  }
  return {
    ...{ ...back, label: '帮不成了', send },
    title: '帮不成了？',
    text: '马上交给排着的下一位；没有人排，便签就挂回墙上。',
    confirm: '交给下一位',
    ...{ ask: '为什么', placeholder: '比如：临时出差，周末赶不回来', optional: true, maxLength: 100 },
    said: '交给下一位了，谢谢您试过',
  }
}

function note({ wishId }: WishDetail, isPlan: boolean): Act {
  const given = {
    ...main,
    photos,
    send: ({ words, photos }: Answers) => takeStep('wish.note', { wishId, text: words, photos }),
  }
  if (isPlan)
    return {
      ...{ ...given, label: '写下打算' },
      title: '打算怎么帮？',
      text: '写下来，时间再延长 72 小时，下一步怎么联系也会告诉您。',
      confirm: '就这么办',
      ...{ ask: '什么时候、怎么帮', placeholder: '比如：周六上午带灯管和梯子去换' },
      said: '记下了，时间也延长了',
    }
  return {
    ...{ ...given, label: '说说进展' },
    title: '办到哪一步了？',
    text: '许愿的人和站里都看得到。',
    confirm: '记下进展',
    ...{ ask: '说一句', placeholder: '比如：轮子买到了，周日去装' },
    said: '进展记下了',
  }
}

function deliver({ wishId, version, standing }: WishDetail): Act {
  return {
    ...{ ...main, news: true, label: '送到了', photos, faces: true },
    title: '送到了？',
    text:
      standing.is === 'holder'
        ? '许愿的人点了收到，就算圆了。'
        : '写明站里怎么圆的，许愿的人点了收到就算数。',
    confirm: '送到了，请对方确认',
    ...{ ask: '写一句', placeholder: '比如：灯换好了，屋里亮堂了' },
    said: '记下了，等对方点收到',
    send: ({ words, photos, facesAgreed }) =>
      takeStep('wish.deliver', {
        ...{ wishId, version, text: words, photos },
        facesAgreed: photos.length === 0 || facesAgreed,
      }),
  }
}

const ways = {
  label: '怎么知道的',
  options: [
    { value: 'visit', text: '上门看过' },
    { value: 'phone', text: '打电话问过' },
  ],
}

/** What the table alone decides. */
function moves({ wishId, version, standing }: WishDetail) {
  const send = (event: Parameters<typeof takeStep<'wish.move'>>[1]['event']) => ({
    send: ({ words, choice }: Answers) =>
      takeStep('wish.move', {
        ...{ wishId, version, event },
        ...(words !== '' && { reason: words }),
        ...(choice !== null && { how: choice as ConfirmWay }),
      }),
  })
  const own = standing.is === 'wisher' || standing.is === 'family'
  return {
    confirm: {
      ...{ ...main, ...send('confirm'), confirm: '收到了', said: '确认好了' },
      title: own ? '收到了？' : '确认送到了？',
      text: own
        ? '点了收到，帮忙的人会得到积分。还可以接着说声谢谢。'
        : '问过本人再确认；帮忙的人会得到积分。',
      ...(!own && { choice: ways }),
    },
    publish: {
      ...{ ...main, ...send('publish'), confirm: '挂上墙', said: '挂到墙上了' },
      ...{ title: '挂到墙上？', text: '墙上只写为谁、在哪个网格，不写名字和门牌。' },
    },
    verify: {
      ...{ ...main, ...send('verify'), confirm: '核实无误', said: '核实好了' },
      ...{ title: '核实过了？', text: '见过面或通过电话：确有其事，做得到，只求一件。' },
    },
    notYet: {
      ...{ ...aside, ...send('notYet'), confirm: '还没收到', said: '告诉帮忙的人了' },
      ...{ title: '还没收到？', text: '帮忙的人会看到您的话，接着办。' },
      ...{ ask: '还差什么', placeholder: '比如：灯装上了，还是不亮' },
    },
    reject: {
      ...{ ...aside, ...send('reject'), confirm: '退回', said: '退回了' },
      ...{ title: '退回这个心愿？', text: '许愿的人会看到理由，改好可以再交。' },
      ...{ ask: '为什么退回', placeholder: '比如：请写清楚要几号的轮子' },
    },
    withdraw: {
      ...{ ...back, ...send('withdraw'), confirm: '撤回', said: '撤回了' },
      ...{ title: '撤回这个心愿？', text: '便签会从墙上取下来；有人在帮的话，会告诉他们。' },
      ...{ ask: '为什么', placeholder: '比如：已经有了', optional: true },
    },
  } satisfies Acts
}

/** All there is to do, in the order in which it is offered. */
export function actsOf(wish: WishDetail): Acts {
  const { standing, wishId } = wish
  const { confirm, publish, verify, ...asides } = moves(wish)
  // Before the plan is written it is the thing to do; afterwards handing over is.
  const isPlan = standing.is === 'holder' && !standing.hasPlan
  const noted = { note: note(wish, isPlan) }
  const delivered = { deliver: deliver(wish) }
  return {
    thank: {
      ...{ ...main, label: '说声谢谢' },
      sheet: (onSaid, onClose) => <ThankSheet wish={wish} onSaid={onSaid} onClose={onClose} />,
    },
    confirm,
    claim: claim(wish),
    ...(standing.is === 'holder' && !isPlan ? { ...delivered, ...noted } : { ...noted, ...delivered }),
    ...{ publish, verify },
    amend: { ...main, open: () => openPage(appPages.makeWish(wishId)) },
    notYet: asides.notYet,
    leave: leave(wish),
    reject: asides.reject,
    withdraw: asides.withdraw,
  }
}
