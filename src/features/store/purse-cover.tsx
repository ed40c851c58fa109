/** The points I may spend, large, as the cover of a passbook; those of the household beside mine. */
import { Passbook } from '@/components/passbook'
import { appPages } from '@/domain/app-pages'
import { openPage } from '@/platform/navigate'
import type { Store } from './store'

export function PurseCover({ store }: { store: Store }) {
  const { purses, held } = store
  return (
    <Passbook
      figures={[
        ...purses.map(({ name, free }) => ({ label: name, value: free, unit: '分' })),
        ...(held > 0 ? [{ label: '留着待领', value: held, unit: '分' }] : []),
      ]}
      onTap={() => openPage(appPages.points)}
    />
  )
}
