/** Owns what stands around every page: when it breaks, a sheet with a way on instead of nothing at all. */
import { Component, Fragment, useState, type ComponentType, type ReactNode } from 'react'
import { useDidHide, useRouter, useUnload } from '@tarojs/taro'
import { beginPage, forgetOpened } from '@/api/remembered'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { openPage, pageLeft } from '@/platform/navigate'
import { PageInSight, usePageInSight } from '@/platform/use-in-sight'

interface BoundaryProps {
  children: ReactNode
  broken: ReactNode
}

class Boundary extends Component<BoundaryProps, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override componentDidCatch(error: unknown) {
    console.error('a page broke', error)
    // What was kept may be what it broke on; without it the next try asks anew.
    forgetOpened()
  }

  override render() {
    return this.state.isBroken ? this.props.broken : this.props.children
  }
}

function Broken({ onRetry }: { onRetry: () => void }) {
  return (
    <Screen title="没有打开">
      <Stack>
        <Failed title="这一页没有打开" text="填过的内容还在" onRetry={onRetry} />
        <Button kind="second" text="回首页" onTap={() => openPage('/pages/home/index')} />
      </Stack>
    </Screen>
  )
}

/**
 * The page with a boundary around it. Every page's default export goes through here.
 * @param Frame what stands around the page, and around what is said when it breaks
 */
export function wholePage(
  Page: ComponentType,
  Frame: ComponentType<{ children: ReactNode }> = Fragment,
): ComponentType {
  return function WholePage() {
    const [turn, setTurn] = useState(0)
    useDidHide(beginPage)
    const inSight = usePageInSight()
    const { path } = useRouter()
    useUnload(() => {
      beginPage()
      pageLeft(path)
    })
    const again = () => setTurn((before) => before + 1)
    return (
      <PageInSight.Provider value={inSight}>
        <Frame>
          <Boundary key={turn} broken={<Broken onRetry={again} />}>
            <Page />
          </Boundary>
        </Frame>
      </PageInSight.Provider>
    )
  }
}
