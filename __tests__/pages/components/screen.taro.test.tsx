/** The frame and its parts on Taro's own browser components, as the h5 build mounts them. */
// Taro's API comes first: its router and its components import one another, and only this order resolves.
import '@tarojs/taro'
import ReactTestUtil from '@tarojs/test-utils-react'
import { Button } from '@/components/button'
import { Card, Strong } from '@/components/card'
import { Screen } from '@/components/screen'

const onTap = jest.fn()

function Page() {
  return (
    <Screen title="微心愿" tab="wish" action={<Button text="许一个心愿" onTap={onTap} />}>
      <Card>
        <Strong text="想有人每周陪我下一盘象棋" />
      </Card>
    </Screen>
  )
}

describe('a screen on Taro', () => {
  it('mounts with its scale, its tabs and a button that is pressed once', async () => {
    const taro = new ReactTestUtil()
    await taro.mount(Page)
    const button = await taro.queries.waitForQuerySelector('taro-button-core')
    expect(document.querySelector('.t-std')).not.toBeNull()
    expect(document.body.textContent).toContain('想有人每周陪我下一盘象棋')
    expect(document.querySelectorAll('[role="tab"]')).toHaveLength(5)
    expect(document.querySelector('[aria-selected="true"]')?.textContent).toBe('心愿')
    taro.fireEvent.click(button)
    expect(onTap).toHaveBeenCalledTimes(1)
    taro.unmout()
  })
})
