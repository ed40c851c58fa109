/** The frame of the desk's pages: on a computer a rail stands at the left, and keys serve; on a phone it adds nothing. */
import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Caption, Stack, Strong } from '@/components/card'
import { Sheet } from '@/components/sheet'
import { Side } from '@/components/side'
import { isOpenIn } from '@/platform/navigate'
import { useWide } from '@/platform/use-wide'
import { keyWords, useDeskKeys } from './desk-keys'
import { Rail } from './rail'

/** From here on there is room for a rail beside a column. */
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
  const beside = useWide(railFrom) && atDesk
  useDeskKeys(beside, () => setAsksKeys(true))
  return (
    <Side.Provider
      value={
        beside ? (
          <>
            <Rail onKeys={() => setAsksKeys(true)} />
            {asksKeys && <KeySheet onClose={() => setAsksKeys(false)} />}
          </>
        ) : null
      }
    >
      {children}
    </Side.Provider>
  )
}
