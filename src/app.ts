/** The app's root: loads the ground styles, keeps the type scale current, sends what waits, and hands every page through. */
import type { PropsWithChildren } from 'react'
import { useDidShow, useLaunch } from '@tarojs/taro'
import '@/api/door-queue'
import '@/api/duty-queue'
import { uploadQueued } from '@/api/phone-queue'
import '@/api/visit-queue'
import '@/api/written'
import { refreshTypeScale } from '@/components/type-scale'
import { prepareRandom } from '@/platform/random'
import './app.scss'

function App({ children }: PropsWithChildren) {
  useLaunch(refreshTypeScale)
  useLaunch(prepareRandom)
  useDidShow(refreshTypeScale)
  useDidShow(uploadQueued)
  return children
}

export default App
