/** The frame of a screen: the type scale in force, the tab bar, the four states, and the notes in place. */
import { act, fireEvent, render, screen } from '@testing-library/react'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { chooseTypeScale, refreshTypeScale, scaleOfFontSize } from '@/components/type-scale'
import { host } from '../support/host-taro'

const rootClass = (container: HTMLElement) => (container.firstElementChild as HTMLElement).className

describe('the type scale', () => {
  beforeEach(() => refreshTypeScale())

  it.each([
    [undefined, 'std'],
    [Number.NaN, 'std'],
    [16, 'std'],
    [17, 'std'],
    [20, 'large'],
    [22, 'large'],
    [24, 'huge'],
  ] as const)('takes a WeChat font of %s as %s', (fontSize, scale) => {
    expect(scaleOfFontSize(fontSize)).toBe(scale)
  })

  it('follows WeChat until the person chooses, and again when they let go', () => {
    const { container } = render(<Screen title="首页" />)
    expect(rootClass(container)).toContain('t-std')
    host.fontSizeSetting = 20
    act(() => refreshTypeScale())
    expect(rootClass(container)).toContain('t-large')
    act(() => chooseTypeScale('huge'))
    expect(rootClass(container)).toContain('t-huge')
    act(() => chooseTypeScale(null))
    expect(rootClass(container)).toContain('t-large')
  })

  it('is remembered over a restart, and nonsense in the storage is not', () => {
    chooseTypeScale('huge')
    refreshTypeScale()
    const { container } = render(<Screen title="首页" />)
    expect(rootClass(container)).toContain('t-huge')
    host.storage.set('type-scale', 'enormous')
    act(() => refreshTypeScale())
    expect(rootClass(container)).toContain('t-std')
  })
})

describe('a screen', () => {
  it('tells WeChat its title', () => {
    render(<Screen title="活动详情" />)
    expect(host.title).toBe('活动详情')
  })

  it('draws five tabs on a tab page, marks its own, and leaves for another', () => {
    render(<Screen title="微心愿" tab="wish" />)
    expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual([
      '首页',
      '活动',
      '心愿',
      '服务',
      '我的',
    ])
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('心愿')
    fireEvent.click(screen.getByRole('tab', { name: '心愿' }))
    fireEvent.click(screen.getByRole('tab', { name: '我的' }))
    expect(host.visited).toEqual(['switchTab /pages/me/index'])
  })

  it('has no tabs on a page that is not one', () => {
    render(<Screen title="活动详情" action={<div>报名</div>} />)
    expect(screen.queryByRole('tab')).toBeNull()
    expect(screen.getByText('报名')).toBeTruthy()
  })
})

describe('the states', () => {
  it('say that a page is opening, without words of its own', () => {
    const { container } = render(<Loading count={2} />)
    expect(screen.getByRole('status', { name: '正在打开' })).toBeTruthy()
    expect(container.querySelectorAll('.sheet')).toHaveLength(2)
  })

  it('say what an empty page means and what to do', () => {
    const go = jest.fn()
    render(
      <Empty
        drawing="empty-day"
        title="这一天没有活动"
        text="最近的一场在周日"
        action="看周日"
        onAction={go}
      />,
    )
    fireEvent.click(screen.getByRole('button', { name: '看周日' }))
    expect(go).toHaveBeenCalledTimes(1)
    expect(screen.getByText('最近的一场在周日')).toBeTruthy()
  })

  it('say what failed, and try again once', () => {
    const retry = jest.fn()
    render(<Failed onRetry={retry} />)
    expect(screen.getByRole('status', { name: '没有连上网络，连上网络后点「再试一次」' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
    expect(retry).toHaveBeenCalledTimes(1)
  })

  it('offer no second try where it cannot help', () => {
    render(<Failed title="这场活动取消了" text="看看别的" />)
    expect(screen.queryByRole('button')).toBeNull()
  })
})

describe('a note', () => {
  it('is read out, offers one way on, and can be put away', () => {
    const act1 = jest.fn()
    const close = jest.fn()
    render(<Note tone="amber" text="签到已记下" action="现在送" onAction={act1} onClose={close} />)
    expect(screen.getByRole('status', { name: '签到已记下' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '现在送' }))
    fireEvent.click(screen.getByRole('button', { name: '收起这条提示' }))
    expect([act1.mock.calls.length, close.mock.calls.length]).toEqual([1, 1])
  })
})
