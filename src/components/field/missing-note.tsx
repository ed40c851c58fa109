/** Owns what a form says when it cannot be sent yet, and the way to the first question that is still open. */
import Taro from '@tarojs/taro'
import { Note } from '../note'

/** Marks a question whose answer is not right, so that it can be found on the page. */
export const wrongMark = 'wrong-answer'

/** What has just been found out is drawn first. */
const drawnMs = 60

function showInBrowser(): void {
  const wrong = [...document.querySelectorAll(`[role="main"] .${wrongMark}`)]
  // Pages under this one stay in the document, hidden.
  wrong.find((each) => each.getClientRects().length > 0)?.scrollIntoView({ block: 'center' })
}

/** Brings the first question with a word under it into sight. Without one it does nothing. */
export function goToFirstWrong(): void {
  setTimeout(() => {
    if (process.env.TARO_ENV !== 'weapp') return showInBrowser()
    void Taro.pageScrollTo({ selector: `.${wrongMark}`, offsetTop: -96, duration: 200 }).catch(
      () => undefined,
    )
  }, drawnMs)
}

/** Says how many answers are missing; nothing when there are none. */
export function MissingNote({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <Note
      tone="seal"
      text={`还有 ${count} 处没填好，下面都有提示`}
      action="去看第一处"
      onAction={goToFirstWrong}
    />
  )
}
