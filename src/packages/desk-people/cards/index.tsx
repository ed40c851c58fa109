/** The cards of residents without a phone, to be printed together. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { Caption } from '@/components/card'
import { Empty } from '@/components/states/empty'
import { PaperCards, paperCardsId } from '@/features/residents/paper-card'
import { RenewPaperCards } from '@/features/residents/renew-paper-cards'
import { cardsFile } from '@/features/screens/paper-files'
import { PrintFoot } from '@/features/screens/paper-sheet'
import { paperCards } from '@/features/residents/store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { ReadOn } from '@/features/screens/read-on'
import { wholePage } from '@/features/whole-page'

function CardsPage() {
  return (
    <LoadedScreen
      title="居民卡"
      resource={paperCards.use()}
      open={paperCards.open}
      count={2}
      action={({ cards }) =>
        cards.length > 0 && (
          <PrintFoot
            sheetId={paperCardsId}
            text={`打印 ${cards.length} 张卡`}
            take={cardsFile({})}
            kinds={['word']}
          />
        )
      }
    >
      {({ cards, more }) => (
        <>
          {cards.length === 0 && <Empty title="还没有居民卡" text="替没用小程序的居民建档后，卡会在这里" />}
          {cards.length > 0 && (
            <>
              <Caption text="谁在什么时候印了谁的卡，会记下来。卡丢了要换新的，换了旧卡马上作废。" />
              <PaperCards cards={cards} />
              <RenewPaperCards cards={cards} />
            </>
          )}
          {/* Whose card is shown is written down, so that more come by a tap alone. */}
          <ReadOn more={more} onMore={paperCards.readOn} />
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(CardsPage, DeskFrame)
