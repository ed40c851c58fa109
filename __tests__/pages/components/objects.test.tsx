/** The four objects and the lists around them show what they are given and are named for a screen reader. */
import { fireEvent, render, screen, within } from '@testing-library/react'
import { CalendarLeaf } from '@/components/calendar-leaf'
import { Figures } from '@/components/figure'
import { Meter } from '@/components/meter'
import { Notice } from '@/components/notice'
import { Passbook, PassbookLine } from '@/components/passbook'
import { PersonCard } from '@/components/person-card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tiles } from '@/components/tiles'
import { Timeline } from '@/components/timeline'
import { WishNote } from '@/components/wish-note'

describe('a calendar leaf', () => {
  it('is read out as one date', () => {
    render(<CalendarLeaf head="周五" day={27} foot="9:00" />)
    expect(screen.getByRole('img', { name: '周五 27 日 9:00' }).textContent).toBe('周五279:00')
  })
})

describe('a passbook', () => {
  it('shows its figures and lines, and opens a line that has a receipt', () => {
    const open = jest.fn()
    render(
      <Passbook
        figures={[
          { label: '服务时长', value: '96.5', unit: '小时' },
          { label: '积分', value: 128 },
        ]}
      >
        <PassbookLine title="周五大扫除" caption="11-20 · 扫码签到" amount="+2.0 时" onTap={open} />
        <PassbookLine title="兑换：洗衣液一瓶" caption="11-18 · 服务台核销" amount="−30 分" kind="out" />
      </Passbook>,
    )
    expect(screen.getByRole('img', { name: '服务时长 96.5 小时，积分 128' })).toBeTruthy()
    expect(screen.getByText('−30 分').className).toContain('out')
    expect(screen.getAllByRole('button')).toHaveLength(1)
    fireEvent.click(screen.getByRole('button', { name: '周五大扫除，11-20 · 扫码签到，+2.0 时' }))
    expect(open).toHaveBeenCalledTimes(1)
  })
})

describe('a person card', () => {
  it('shows a code only when it is given one, named for the person', () => {
    const { rerender } = render(<PersonCard name="陈秀兰" role="居民" place="3 号楼" />)
    expect(screen.queryByRole('img')).toBeNull()
    rerender(<PersonCard name="陈秀兰" role="居民" code="p:8fK20sA" codeNote="出示给网格员" />)
    expect(screen.getByRole('img', { name: '陈秀兰的居民卡' })).toBeTruthy()
    expect(screen.getByText('出示给网格员')).toBeTruthy()
  })
})

describe('a wish note', () => {
  it('tells opening the wish from taking it on', () => {
    const open = jest.fn()
    const take = jest.fn()
    render(
      <WishNote
        text="厨房的灯坏了，够不着"
        caption="独居老人 · 今天"
        stage="open"
        action="我来认领"
        onAction={take}
        onTap={open}
      />,
    )
    fireEvent.click(screen.getByRole('button', { name: '我来认领：厨房的灯坏了，够不着' }))
    expect([take.mock.calls.length, open.mock.calls.length]).toEqual([1, 0])
    fireEvent.click(screen.getByRole('button', { name: /^心愿，厨房的灯坏了/ }))
    expect(open).toHaveBeenCalledTimes(1)
  })

  it('says where a promised wish stands in words', () => {
    render(<WishNote text="一本字典" caption="儿童" stage="waiting" status="有人认领，剩 2 天" />)
    expect(screen.getByText('有人认领，剩 2 天').className).toContain('amber')
  })
})

describe('rows', () => {
  it('are tapped only where they lead somewhere, and say everything on the line', () => {
    const go = jest.fn()
    render(
      <RowGroup>
        <Row icon="clock" title="14:30–16:30" caption="13:30 前可以取消" />
        <Row title="我的报名" value="2 场" onTap={go} />
      </RowGroup>,
    )
    expect(screen.getAllByRole('button')).toHaveLength(1)
    fireEvent.click(screen.getByRole('button', { name: '我的报名，2 场' }))
    expect(go).toHaveBeenCalledTimes(1)
  })
})

describe('what surrounds them', () => {
  it('names more by what there is more of', () => {
    const more = jest.fn()
    render(
      <Section title="这周在楼下" more="全部" onMore={more}>
        {null}
      </Section>,
    )
    fireEvent.click(screen.getByRole('button', { name: '这周在楼下：全部' }))
    expect(more).toHaveBeenCalledTimes(1)
  })

  it('reads a notice with how many wait, and a tile with what waits there', () => {
    const tap = jest.fn()
    render(
      <>
        <Notice text="明天停水" caption="网格员周姐，今天 9:00" unread onTap={tap} />
        <Tiles items={[{ icon: 'room', text: '功能室', badge: '2 间空着', onTap: tap }]} />
      </>,
    )
    fireEvent.click(screen.getByRole('button', { name: '没看过，明天停水，网格员周姐，今天 9:00' }))
    fireEvent.click(screen.getByRole('button', { name: '功能室，2 间空着' }))
    expect(tap).toHaveBeenCalledTimes(2)
  })

  it('shows figures with their captions and steps with their times', () => {
    render(
      <>
        <Figures items={[{ value: 42, caption: '已签到' }]} />
        <Timeline steps={[{ at: '周四 10:02', text: '你许下心愿', caption: '3 号楼' }]} />
      </>,
    )
    expect(within(screen.getByRole('img', { name: '已签到 42' })).getByText('42')).toBeTruthy()
    expect(screen.getByText('周\u2060四 10:02 3 号楼')).toBeTruthy()
  })
})

describe('a meter', () => {
  const widthOf = (value: number, max: number) => {
    const { container, unmount } = render(<Meter value={value} max={max} label="进度" />)
    const width = container.querySelector<HTMLElement>('.fill')?.style.width
    unmount()
    return width
  }

  it('is as long as the share, and never longer than its bed', () => {
    expect([widthOf(24, 30), widthOf(40, 30), widthOf(-1, 30), widthOf(3, 0)]).toEqual([
      '80%',
      '100%',
      '0%',
      '0%',
    ])
  })
})

it('a timeline shows each of two steps that read the same, and the next one once', () => {
  const step = { at: '今天 13:42', text: '去看过，好了' }
  const { rerender } = render(<Timeline steps={[step, step]} />)
  rerender(
    <Timeline steps={[{ at: '今天 14:42', text: '还没好' }, { ...step, at: '11 月 19 日 13:42' }, step]} />,
  )
  expect(screen.getAllByText('去看过，好了')).toHaveLength(2)
  expect(screen.getAllByText('还没好')).toHaveLength(1)
})
