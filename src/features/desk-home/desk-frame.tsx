/** The frame of the desk's pages: on a computer a rail and the list one came from stand at the left, and keys serve; on a phone it adds nothing. */
import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Caption, Stack, Strong } from '@/components/card'
import { Sheet } from '@/components/sheet'
import { Side } from '@/components/side'
import { isOpenIn } from '@/platform/navigate'
import { useWide } from '@/platform/use-wide'
import { useListBeneath } from '../screens/beside'
import { keyWords, useDeskKeys } from './desk-keys'
import { Rail } from './rail'

/** From here on there is room for a list beside a page, in px. */
const listFrom = 768
/** From here on there is room for a rail beside both. */
const railFrom = 1024
/** Pages of these folders belong to the desk, and so does what is opened from them. */
const deskFolders = ['packages/desk', 'packages/case/desk', 'packages/store/counter']

function KeySheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet open title="按键" onClose={onClose}>
      <Stack>
        {keyWords.map(({ keys, text }) => (
          <View key={keys}>
            <Strong text={keys} />
            <Caption text={text} />
          </View>
        ))}
      </Stack>
    </Sheet>
  )
}

export function DeskFrame({ children }: { children: ReactNode }) {
  const [asksKeys, setAsksKeys] = useState(false)
  const [atDesk] = useState(() => isOpenIn(deskFolders))
  const isWide = useWide(listFrom) && atDesk
  const hasRail = useWide(railFrom) && isWide
  const list = useListBeneath(isWide)
  useDeskKeys(isWide, () => setAsksKeys(true))
  const side = {
    rail: hasRail ? <Rail onKeys={() => setAsksKeys(true)} /> : null,
    list,
    over: asksKeys ? <KeySheet onClose={() => setAsksKeys(false)} /> : null,
  }
  return <Side.Provider value={isWide ? side : null}>{children}</Side.Provider>
}
