/** The station's own code: printed on a sheet, or kept as a picture to be sent on. */
import { useState } from 'react'
import { fileSrc } from '@/api/files'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Slot } from '@/components/slot'
import { phoneWord } from '@/domain/person/phone'
import { codePosterOf } from '@/domain/station/code-poster'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { CodePaper, codePaperId } from '@/features/places/code-paper'
import { openCode, type StationCode, useCode } from '@/features/places/code-store'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { stationCodeFile } from '@/features/screens/paper-files'
import { PrintFoot } from '@/features/screens/paper-sheet'
import { type Ordered, PosterSheet } from '@/features/screens/poster-sheet'
import { wholePage } from '@/features/whole-page'

const orderOf = ({ code, phone, ...words }: StationCode): Promise<Ordered> =>
  Promise.resolve({
    painting: (measure) => codePosterOf({ ...words, phone: phoneWord(phone) }, measure),
    sources: { code: [fileSrc(code)] },
  })

function StationCodePage() {
  const [poster, setPoster] = useState(false)
  return (
    <LoadedScreen
      title="站的码"
      resource={useCode()}
      open={openCode}
      count={3}
      action={() => (
        <Stack>
          <PrintFoot sheetId={codePaperId} text="打印这一页" take={stationCodeFile} kinds={['word']} />
          <Button kind="second" text="做成图片，发到群里" onTap={() => setPoster(true)} />
        </Stack>
      )}
    >
      {(station) => (
        <>
          <CodePaper station={station} />
          <Slot>
            {poster && (
              <PosterSheet
                name={station.name}
                order={() => orderOf(station)}
                onClose={() => setPoster(false)}
              />
            )}
          </Slot>
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(StationCodePage, DeskFrame)
