/** The wall: one wish as it hangs there, a board of them under the other, and what stands where none hangs. */
import { memo } from 'react'
import { fileSrc } from '@/api/files'
import { Empty } from '@/components/states/empty'
import { VoicePlayer } from '@/components/voice/player'
import { WishNote, WishWall } from '@/components/wish-note'
import { appPages } from '@/domain/app-pages'
import { openPage } from '@/platform/navigate'
import { anything, countChoices, look, useLooking } from './wall-store'
import { actionOf, captionOf, paperOf, statusOf, type WishCard } from './words'

interface WallNoteProps {
  wish: WishCard
  /** The cloud's present, to the minute. */
  now: number
  /** Whether the note offers to be taken. */
  offers: boolean
}

const WallNote = memo(function WallNote({ wish, now, offers }: WallNoteProps) {
  const { title, photo, thanksExcerpt, thanksVoice } = wish
  const open = () => openPage(appPages.wish(wish.wishId))
  const status = statusOf(wish, now)
  const action = offers ? actionOf(wish) : undefined
  return (
    <WishNote
      text={title}
      caption={captionOf(wish, now)}
      stage={paperOf(wish)}
      onTap={open}
      {...(status !== undefined && { status })}
      {...(photo !== null && { photo: fileSrc(photo) })}
      {...(thanksExcerpt !== null && { quote: `「${thanksExcerpt}」` })}
      {...(action !== undefined && { action, onAction: open })}
    >
      {thanksVoice && (
        <VoicePlayer
          src={fileSrc(thanksVoice.fileId)}
          seconds={thanksVoice.seconds}
          label={`${title}，感谢的话`}
        />
      )}
    </WishNote>
  )
})

/** So many notes balance their columns together; what is read on later hangs below and moves none of them. */
const boardNotes = 10

export function Wall({ wishes, now, offers }: { wishes: readonly WishCard[]; now: number; offers: boolean }) {
  const boards = Array.from({ length: Math.ceil(wishes.length / boardNotes) }, (_, index) =>
    wishes.slice(index * boardNotes, (index + 1) * boardNotes),
  )
  return boards.map((board, index) => (
    <WishWall key={index}>
      {board.map((wish) => (
        <WallNote key={wish.wishId} wish={wish} now={now} offers={offers} />
      ))}
    </WishWall>
  ))
}

const empties = {
  open: { title: '墙上的心愿都有人圆了', text: '您自己有什么小心愿，也可以写一个' },
  granted: { title: '还没有圆了的心愿', text: '圆了的会挂在这里，连同他们的话' },
  maker: { title: '还没有许过心愿', text: '一样东西、一次帮忙都行，不收钱也不给钱' },
  helper: {
    ...{ title: '还没有在帮谁', text: '墙上挑一个您帮得上的' },
    ...{ action: '看待认领的', onAction: () => look({ view: 'open' }) },
  },
}

const unfiltered = {
  ...{ title: '没有这样的心愿', text: '少选几样试试' },
  ...{ action: '看全部', onAction: () => look({ filter: anything }) },
}

/** What stands where no note hangs, and what to do about it. */
export function Nothing() {
  const { view, mine, filter } = useLooking()
  if (view !== 'mine' && countChoices(filter) > 0) return <Empty {...unfiltered} />
  return <Empty drawing="empty-wish" {...empties[view === 'mine' ? mine : view]} />
}
