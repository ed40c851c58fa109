/** What is said of something that is on its way, refused, there, or there from before; and what a list adds to it. */
import { useReducer, useState, type ReactNode } from 'react'
import { cleanup, render } from '@testing-library/react'
import { apiError } from '@/contract/errors'
import { fault, failureOf, offline, type Answer, type Failure } from '@/api/failure'
import type { More } from '@/api/pages'
import type { Resource } from '@/api/resource'
import { Button } from '@/components/button'
import { ListScreen, LoadedList, useListShown } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { ActionSheet, type SheetAnswer, type Question } from '@/features/screens/action-sheet'
import { host, resetHost } from '../support/host-taro'
import { openPage, see, tap, tappableOf, type, words } from '../support/deeds'

beforeEach(resetHost)

const gone = failureOf(apiError('NOT_FOUND'))
const ready = <T,>(data: T, failure: Failure | null = null): Resource<T> => ({
  status: 'ready',
  data,
  refreshing: false,
  failure,
})

describe('a list is asked for', () => {
  let asked: string[]
  const listOf = (key: string) => ({
    key,
    open: () => Promise.resolve(void asked.push(key)),
    readOn: () => Promise.resolve(),
    use: () => ready({ items: ['one'], more: { status: 'none' } as More }),
  })

  function Chosen() {
    useListShown(listOf('in a sheet'))
    return null
  }

  const Page = wholePage(function Lists() {
    const [view, setView] = useState('open')
    const [choosing, setChoosing] = useState(false)
    const ways = ['open', 'over'].map((to) => <Button key={to} text={to} onTap={() => setView(to)} />)
    return (
      <ListScreen title="一些事" list={listOf(view)} above={ways} empty={null}>
        {() => (
          <>
            <Button text="choose" onTap={() => setChoosing(true)} />
            {choosing && <Chosen />}
          </>
        )}
      </ListScreen>
    )
  })

  beforeEach(() => {
    asked = []
    openPage(Page)
  })

  it('once as the page is shown, and as it takes the place of another one', async () => {
    expect(asked).toEqual(['open'])
    await tap('over')
    await tap('open')
    expect(asked).toEqual(['open', 'over', 'open'])
  })

  it('as it comes onto a page that is in sight already', async () => {
    await tap('choose')
    expect(asked).toEqual(['open', 'in a sheet'])
  })
})

describe('a screen of one thing', () => {
  const open = jest.fn(() => Promise.resolve())
  const elsewhere = { text: '看别的', onTap: jest.fn() }
  beforeEach(() => jest.clearAllMocks())

  const show = (resource: Resource<string>, some: { again?: boolean; quiet?: boolean } = {}) =>
    openPage(() => (
      <LoadedScreen
        title="一件事"
        resource={resource}
        open={open}
        elsewhere={elsewhere}
        stale={some.quiet ? false : { again: some.again === true }}
        action={(name) => `动手：${name}`}
        head="上面"
      >
        {(name) => `内容：${name}`}
      </LoadedScreen>
    ))

  it.each(['idle', 'loading'] as const)('asks for it, and draws the sheets while it is %s', (status) => {
    show({ status })
    expect(open).toHaveBeenCalledTimes(1)
    expect(document.querySelector('[aria-label="正在打开"]')).not.toBeNull()
    expect(words()).toContain('上面')
    expect(words()).not.toContain('动手')
  })

  it('asks again where that can help', async () => {
    show({ status: 'failed', failure: offline })
    await tap('再试一次')
    expect(open).toHaveBeenCalledTimes(2)
    expect(elsewhere.onTap).not.toHaveBeenCalled()
  })

  it('leads elsewhere from what is refused for good', async () => {
    show({ status: 'failed', failure: gone })
    expect(tappableOf('再试一次')).toBeUndefined()
    await tap('看别的')
    expect(elsewhere.onTap).toHaveBeenCalledTimes(1)
    expect(open).toHaveBeenCalledTimes(1)
  })

  it('leads whoever has no station yet to the choice by itself once, and later by a button', async () => {
    const failure = failureOf(apiError('STATION_NEEDED'))
    show({ status: 'failed', failure })
    expect(host.visited).toEqual(['navigateTo /packages/me/home-station/index'])
    cleanup()
    show({ status: 'failed', failure })
    expect(host.visited).toHaveLength(1)
    await see('先选您家的社区')
    await new Promise((after) => setTimeout(after, 900))
    await tap('选一选')
    expect(host.visited).toHaveLength(2)
    expect(elsewhere.onTap).not.toHaveBeenCalled()
  })

  it('shows it with its button, and says nothing more', () => {
    show(ready('灯'))
    expect(words()).toMatch(/上面.*内容：灯.*动手：灯/)
    expect(words()).not.toContain('上次看到的')
  })

  it('says that it is from before, and offers to ask again where that was wished', async () => {
    show(ready('灯', fault))
    await see('没有连上网络，下面是上次看到的')
    expect(tappableOf('再试一次')).toBeUndefined()
    cleanup()
    show(ready('灯', fault), { again: true })
    open.mockClear()
    await tap('再试一次')
    expect(open).toHaveBeenCalledTimes(1)
    cleanup()
    show(ready('灯', fault), { quiet: true })
    expect(words()).not.toContain('上次看到的')
    expect(words()).toContain('内容：灯')
  })

  it('hands the whole screen over where the bar at the thumb needs the data first', () => {
    const screen = (name: string, stale: ReactNode) => (
      <>
        {stale}
        {`整页：${name}`}
      </>
    )
    render(<LoadedScreen title="一件事" resource={ready('灯', offline)} open={open} screen={screen} />)
    expect(words()).toBe('没有连上网络，下面是上次看到的整页：灯')
  })
})

describe('a list', () => {
  const show = (items: string[], more: More['status']) => {
    const page = { items, more: { status: more } as More }
    const onMore = jest.fn(() => Promise.resolve())
    render(
      <LoadedList
        list={{ open: () => Promise.resolve(), readOn: onMore, use: () => ready(page) }}
        empty="什么也没有"
        head={(shown) => `共 ${shown.items.length} 条：`}
      >
        {(rows) => rows.join('、')}
      </LoadedList>,
    )
    return onMore
  }

  it('shows its rows and reads on', async () => {
    const onMore = show(['甲', '乙'], 'waiting')
    expect(words()).toBe('共 2 条：甲、乙接着看')
    await tap('接着看')
    expect(onMore).toHaveBeenCalledTimes(1)
  })

  it('says that there is nothing only when nothing is to come', () => {
    show([], 'none')
    expect(words()).toBe('共 0 条：什么也没有')
    cleanup()
    show([], 'waiting')
    expect(words()).toBe('共 0 条：接着看')
  })
})

describe('what is asked before a step', () => {
  type Way = 'visit' | 'phone'
  const question: Question<Way> = {
    title: '送到了？',
    text: '本人会看到',
    confirm: '送到了',
    ask: '说一句',
    choice: { label: '怎么知道的', options: [{ value: 'visit', text: '上门看过' }] },
  }

  interface StepProps {
    question: Question<Way>
    ready?: (given: SheetAnswer<Way>) => boolean
    take: (given: SheetAnswer<Way>) => Promise<Answer<string>>
    onDone?: (data: string) => void
  }

  function Step({ question: asked, ...props }: StepProps) {
    const [isOpen, close] = useReducer(() => false, true)
    return isOpen ? (
      <ActionSheet
        draft="test:step"
        {...asked}
        {...(props.ready && { ready: props.ready })}
        {...(props.onDone && { onDone: props.onDone })}
        onConfirm={props.take}
        onClose={close}
      />
    ) : (
      '关上了'
    )
  }

  const isOff = (name: string) => tappableOf(name)?.getAttribute('aria-disabled') === 'true'
  const taken = jest.fn<Promise<Answer<string>>, [SheetAnswer<Way>]>()
  beforeEach(() => taken.mockReset())

  it('waits for all that it does not leave open', async () => {
    render(<Step question={question} take={taken} />)
    expect(isOff('送到了')).toBe(true)
    await type('说一句', '  ')
    await tap('上门看过')
    expect(isOff('送到了')).toBe(true)
    await type('说一句', ' 灯换好了 ')
    expect(isOff('送到了')).toBe(false)
    taken.mockResolvedValue({ ok: true, data: '' })
    await tap('送到了')
    expect(taken.mock.calls).toEqual([
      [{ words: '灯换好了', photos: [], facesAgreed: false, choice: 'visit' }],
    ])
    await see('关上了')
  })

  it('stays with what was typed when it did not work, also when the page went, and forgets it once it did', async () => {
    const onDone = jest.fn()
    const { title, confirm } = question
    const step = () =>
      render(<Step question={{ title, confirm, ask: '说一句' }} take={taken} onDone={onDone} />)
    taken.mockResolvedValueOnce({ ok: false, failure: offline })
    step()
    await type('说一句', '灯换好了')
    await tap('送到了')
    await see('没有连上网络，填的内容都在，连上后点一下就好')
    expect(onDone).not.toHaveBeenCalled()
    cleanup()
    step()
    taken.mockResolvedValueOnce({ ok: true, data: '第二天' })
    await tap('送到了')
    await see('关上了')
    expect(taken.mock.calls.map(([{ words: said }]) => said)).toEqual(['灯换好了', '灯换好了'])
    expect(onDone.mock.calls).toEqual([['第二天']])
    cleanup()
    step()
    expect(isOff('送到了')).toBe(true)
    expect(JSON.stringify([...host.storage])).not.toContain('灯换好了')
  })

  it('takes a plain yes where nothing is asked, and a step that is not ready waits', async () => {
    const { title, confirm } = question
    render(
      <Step
        question={{ title, confirm, optional: true, ask: '说一句' }}
        take={taken}
        ready={({ words: said }) => said !== ''}
      />,
    )
    expect(isOff('送到了')).toBe(true)
    cleanup()
    render(<Step question={{ title, confirm }} take={taken} />)
    taken.mockResolvedValue({ ok: true, data: '' })
    await tap('送到了')
    expect(taken.mock.calls[0]?.[0].words).toBe('')
    await see('关上了')
  })

  it('lets a photo with people go only with their word', async () => {
    host.photos = ['/tmp/a.jpg']
    const photos = {
      upload: () => Promise.resolve({ ok: true as const, fileId: 'cloud://a.jpg' }),
      keepAs: 'test',
    }
    const { title, confirm } = question
    render(<Step question={{ title, confirm, photos, faces: true }} take={taken} />)
    await tap(/照片/)
    await see('照片里没有人脸，或本人同意了')
    expect(isOff('送到了')).toBe(true)
    await tap('照片里没有人脸，或本人同意了')
    expect(isOff('送到了')).toBe(false)
    taken.mockResolvedValue({ ok: true, data: '' })
    await tap('送到了')
    expect(taken.mock.calls[0]?.[0]).toMatchObject({ photos: ['cloud://a.jpg'], facesAgreed: true })
  })
})
