/** What stands where no note hangs, and what to do about it. */
import { Empty } from '@/components/states/empty'
import { anything, countChoices, look, useLooking } from './wall-store'

export function Nothing() {
  const { view, mine, filter } = useLooking()
  if (view !== 'mine' && countChoices(filter) > 0)
    return (
      <Empty
        icon="search"
        title="没有这样的心愿"
        text="少选几样试试"
        action="看全部"
        onAction={() => look({ filter: anything })}
      />
    )
  if (view === 'granted')
    return <Empty icon="heart" title="还没有圆了的心愿" text="圆了的会挂在这里，连同他们的话" />
  if (view === 'open')
    return <Empty icon="heart" title="墙上的心愿都有人圆了" text="您自己有什么小心愿，也可以写一个" />
  if (mine === 'helper')
    return (
      <Empty
        icon="heart"
        title="还没有在帮谁"
        text="墙上挑一个您帮得上的"
        action="看等人圆的"
        onAction={() => look({ view: 'open' })}
      />
    )
  return <Empty icon="heart" title="还没有许过心愿" text="一样东西、一次帮忙都行，不收钱也不给钱" />
}
