/** One wish as it hangs on the wall. */
import { memo } from 'react'
import { fileSrc } from '@/api/files'
import { VoicePlayer } from '@/components/voice/player'
import { WishNote, WishWall } from '@/components/wish-note'
import { appPages } from '@/domain/app-pages'
import { openPage } from '@/platform/navigate'
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

interface WallProps {
  wishes: readonly WishCard[]
  now: number
  offers?: boolean
}

/** The notes, a board of them under the other. */
export function Wall({ wishes, now, offers = false }: WallProps) {
  const boards = Array.from({ length: Math.ceil(wishes.length / boardNotes) }, (_, index) =>
    wishes.slice(index * boardNotes, (index + 1) * boardNotes),
  )
  return (
    <>
      {boards.map((board, index) => (
        <WishWall key={index}>
          {board.map((wish) => (
            <WallNote key={wish.wishId} wish={wish} now={now} offers={offers} />
          ))}
        </WishWall>
      ))}
    </>
  )
}
