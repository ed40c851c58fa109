/** Every screen of the app: five tabs in the main package, everything else in the subpackages listed here. */

/** Pages by subpackage, each a path below the subpackage's folder. A package without pages is left out. */
const packages: Record<string, string[]> = {
  'packages/activity': [
    'detail/index',
    'check-in/index',
    'mine/index',
    'projects/index',
    'project/index',
    'teams/index',
    'team/index',
    'team-members/index',
  ],
  'packages/wish': ['detail/index', 'make/index'],
  'packages/me': [
    'hours/index',
    'record/index',
    'points/index',
    'points-summary/index',
    'household/index',
    'added/index',
    'card/index',
    'family/index',
    'profile/index',
    'volunteer/index',
    'privacy/index',
    'phone-looks/index',
    'messages/index',
    'type-size/index',
    'station/index',
    'home-station/index',
    'place/index',
    'recaps/index',
    'help/index',
  ],
  'packages/notice': ['detail/index'],
  // The pages of every declared kind of case.
  'packages/case': ['form/index', 'detail/index', 'mine/index', 'board/index', 'desk/index', 'sent/index'],
  'packages/store': ['home/index', 'prize/index', 'redemption/index', 'mine/index', 'counter/index'],
  // What messages and to-dos lead to stays in `desk`: its paths stand in people's inboxes.
  'packages/desk': [
    'home/index',
    'door/index',
    'roster/index',
    'applicants/index',
    'activity/index',
    'volunteers/index',
    'hours/index',
    'checks/index',
    'outbox/index',
    'wishes/index',
    'notices/index',
    'notice/index',
    'notice-form/index',
    'call-list/index',
    'prize-form/index',
    'switches/index',
  ],
  'packages/desk-activity': [
    'activities/index',
    'activity-form/index',
    'templates/index',
    'projects/index',
    'recap-form/index',
    'roster-sheet/index',
    'add-hours/index',
    'ledger/index',
  ],
  'packages/desk-people': [
    'directory/index',
    'residents/index',
    'cards/index',
    'people-check/index',
    'setup/index',
    'begin/index',
    'colleagues/index',
    'colleague/index',
    'units/index',
    'home-moves/index',
    'volunteer/index',
    'teams/index',
    'imports/index',
    'import/index',
    'station-sheet/index',
    'grids/index',
    'places/index',
    'place-stickers/index',
    'place-door/index',
    'station-code/index',
  ],
  'packages/desk-store': [
    'prizes/index',
    'prize/index',
    'partners/index',
    'statement/index',
    'store-days/index',
    'points-rules/index',
  ],
  // The gallery shows the parts to whoever works on them, in the browser alone: the mini-program never holds it.
  'packages/gallery': process.env.TARO_ENV === 'h5' ? ['scene/index'] : [],
}

const tabs = [
  { pagePath: 'pages/home/index', text: '首页' },
  { pagePath: 'pages/activity/index', text: '活动' },
  { pagePath: 'pages/wish/index', text: '心愿' },
  { pagePath: 'pages/service/index', text: '服务' },
  { pagePath: 'pages/me/index', text: '我的' },
]

export default defineAppConfig({
  pages: tabs.map((tab) => tab.pagePath),
  subPackages: Object.entries(packages)
    .filter(([, pages]) => pages.length > 0)
    .map(([root, pages]) => ({ root, pages })),
  // Whoever opens the desk goes on to the rest of it without waiting.
  preloadRule: {
    'packages/desk/home/index': {
      network: 'all',
      packages: ['packages/desk-activity', 'packages/desk-people', 'packages/desk-store'],
    },
  },
  tabBar: {
    custom: true,
    color: '#5d554a',
    selectedColor: '#b92b1b',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: tabs,
  },
  window: {
    // The bar is ours, so that it grows with the type and holds 字号 and help; WeChat draws its two buttons on it.
    navigationStyle: 'custom',
    navigationBarTitleText: '邻里文明实践',
    navigationBarBackgroundColor: '#f6f2ea',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f6f2ea',
    backgroundColorTop: '#f6f2ea',
    backgroundColorBottom: '#f6f2ea',
    backgroundTextStyle: 'dark',
  },
  // In the browser only: while a page slides, going back hides the one gone back to.
  animation: false,
  sitemapLocation: 'sitemap.json',
  lazyCodeLoading: 'requiredComponents',
  style: 'v2',
})
