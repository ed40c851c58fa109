/** The tabs that WeChat is told of are the tabs that the bar draws. */
import { tabList } from '@/components/tab-bar'

describe('the list of tabs', () => {
  it('is the same in the app settings and in the bar', () => {
    Object.assign(globalThis, { defineAppConfig: (config: unknown) => config })
    const settings = jest.requireActual('@/app.config').default as {
      pages: string[]
      tabBar: { custom: boolean; list: { pagePath: string; text: string }[] }
    }
    expect(settings.tabBar.custom).toBe(true)
    expect(settings.tabBar.list).toEqual(
      tabList.map(({ name, text }) => ({ pagePath: `pages/${name}/index`, text })),
    )
    expect(settings.pages).toEqual(expect.arrayContaining(settings.tabBar.list.map((tab) => tab.pagePath)))
  })
})
