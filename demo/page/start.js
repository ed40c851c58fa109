/** Owns the start page: three phones, what to try with them, and in words what the cloud does because of them. */

const $ = (id) => document.getElementById(id)
const make = (tag, props = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), props)
  element.append(...children)
  return element
}
const json = async (path, init) => (await fetch(path, init)).json()

const roleNames = {
  resident: '居民',
  volunteer: '志愿者',
  team_leader: '队长',
  grid_worker: '网格员',
  staff: '社区专职',
  station_admin: '站长',
  auditor: '审计',
  partner_user: '商家',
  center_admin: '中心管理员',
}

/** Three different homes: a volunteer, a grid manager, somebody of the station. */
const firstHolders = ['demo-volunteer-li', 'demo-grid-zhao', 'demo-staff-zhou']

const PHONE_WIDTH = 375
const people = await json('/start/people.json')
const actionWords = await json('/start/actions.json')

/** In the order in which their people come: the first station first. */
const stations = [...new Set(people.map(({ station }) => station))]

const personOf = (openid) => people.find((person) => person.openid === openid)
const nameOf = (openid) => personOf(openid)?.name ?? (openid ? '第一次来的邻居' : '云')

/* ---- the phones ---- */

const addressOf = (openid) => `/h5/?as=${encodeURIComponent(openid)}`

/** Draws a phone of the usual width into whatever room there is. */
function fit(glass, frame) {
  const scale = glass.clientWidth / PHONE_WIDTH
  frame.style.width = `${PHONE_WIDTH}px`
  frame.style.height = `${glass.clientHeight / scale}px`
  frame.style.transform = `scale(${scale})`
}

function propose(holder) {
  const { name, toTry } = personOf(holder) ?? { name: '第一次来的邻居', toTry: firstSteps }
  $('try-title').textContent = `试一试，${name}`
  $('try').replaceChildren(...toTry.map((textContent) => make('li', { textContent })))
}

const firstSteps = [
  '看看这周楼下有什么',
  '报一场活动，头一回会问怎么称呼您',
  '在「我的」里申请做志愿者',
  '看看心愿墙上等着的心愿',
  '把字调到特大',
]

function lookAt(phone) {
  for (const each of $('phones').children) each.classList.toggle('looked-at', each === phone)
  propose(phone.querySelector('select').value)
}

function phoneOf(openid, index) {
  const frame = make('iframe', { src: addressOf(openid), title: `第 ${index + 1} 台手机` })
  const holder = make('select', { ariaLabel: `第 ${index + 1} 台手机是谁的` })
  for (const station of stations) {
    const group = make('optgroup', { label: station })
    for (const person of people.filter((one) => one.station === station)) {
      const roles = person.roles.map((role) => roleNames[role] ?? role).join('、')
      group.append(new Option(`${person.name}，${roles}`, person.openid, false, person.openid === openid))
    }
    holder.append(group)
  }
  const newcomers = make('optgroup', { label: '还没有选站' })
  newcomers.append(new Option('第一次来的邻居', `demo-new-${index + 1}`))
  holder.append(newcomers)
  const reload = make('button', { type: 'button', textContent: '重开', title: '像关掉小程序再打开' })
  const glass = make('div', { className: 'glass' }, frame)
  const head = make('div', { className: 'phone-head' }, holder, reload)
  const phone = make('div', { className: 'phone' }, head, glass)
  holder.addEventListener('change', () => {
    frame.src = addressOf(holder.value)
    lookAt(phone)
  })
  reload.addEventListener('click', () => frame.contentWindow.location.reload())
  new ResizeObserver(() => fit(glass, frame)).observe(glass)
  return phone
}

/** Whoever touches a phone wants to know what to try with it. */
addEventListener('blur', () =>
  setTimeout(() => {
    const phone = document.activeElement?.closest?.('.phone')
    if (phone) lookAt(phone)
  }),
)

/** Pages ask anew when the browser is connected again; after a move of the clock they do the same. */
const refreshPhones = () => {
  for (const frame of document.querySelectorAll('iframe')) {
    frame.contentWindow?.dispatchEvent(new Event('online'))
  }
}

/* ---- the clock: the cloud's time is the machine's plus an offset ---- */

const clock = { offsetMs: 0 }
const HOUR = 3_600_000
const DAY = 24 * HOUR
/** What the clock of Shanghai shows is read as if it were UTC. */
const SHANGHAI = 8 * HOUR
const cloudNow = () => Date.now() + clock.offsetMs
const inShanghai = (ms) => new Date(ms + SHANGHAI)
const two = (number) => String(number).padStart(2, '0')
const timeOf = (ms) => {
  const at = inShanghai(ms)
  return `${at.getUTCHours()}:${two(at.getUTCMinutes())}`
}

function showNow() {
  const at = inShanghai(cloudNow())
  const weekday = '日一二三四五六'[at.getUTCDay()]
  $('now').textContent = `${at.getUTCMonth() + 1} 月 ${at.getUTCDate()} 日 周${weekday} ${timeOf(cloudNow())}`
}

/** The next time it is this hour (in Shanghai), on this weekday if one is given. */
function nextAt(hour, weekday) {
  const now = cloudNow()
  const midnight = Math.floor((now + SHANGHAI) / DAY) * DAY - SHANGHAI
  for (let day = 0; day < 8; day++) {
    const at = midnight + day * DAY + hour * HOUR
    if (at > now && (weekday === undefined || inShanghai(at).getUTCDay() === weekday)) return at
  }
  return now
}

const moves = { hour: () => cloudNow() + HOUR, evening: () => nextAt(19), saturday: () => nextAt(9, 6) }

async function moveClock(event) {
  const move = moves[event.target.closest('button')?.dataset.move]
  if (!move) return
  clock.offsetMs = move() - Date.now()
  await fetch('/emulator/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ offsetMs: clock.offsetMs }),
  })
  showNow()
}

/* ---- what has just happened ---- */

const CALLS_SHOWN = 60

const requestRow = (request) =>
  make(
    'tr',
    {},
    ...[
      [request.action.replace('database.', ''), request.collection].filter(Boolean).join(' '),
      request.error?.code ?? `看 ${request.examined} 回 ${request.returned}`,
      `${request.durationMs.toFixed(1)} ms`,
    ].map((textContent) => make('td', { textContent })),
  )

/** A line of the log: when, who, what came of it; its requests when it is opened. */
function callRow(call) {
  // The functions log `action outcome` first; a run of the timer logs none.
  const [action = '', outcome = ''] = (call.logs.find((log) => log.level === 'info')?.text ?? '').split(' ')
  const byCloud = call.openid === null
  const what = byCloud ? '每分钟看一遍，该办的办掉' : (actionWords[action] ?? action)
  const failed = call.error?.message ?? (outcome === 'ok' ? '' : outcome)
  const cost = `${call.ops} 次请求，${Math.round(call.durationMs ?? 0)} 毫秒`
  const said = make(
    'div',
    {},
    make('b', { textContent: nameOf(call.openid), className: byCloud ? 'cloud' : '' }),
    `　${what}`,
    failed && make('span', { className: 'refused', textContent: `　${failed}` }),
    make('span', { className: 'cost', textContent: cost }),
  )
  const at = inShanghai(call.start)
  const time = make('time', { textContent: `${timeOf(call.start)}:${two(at.getUTCSeconds())}` })
  const table = make('table', { className: 'requests' }, ...call.requests.map(requestRow))
  return make('li', {}, make('details', {}, make('summary', {}, time, said), table))
}

function pushRow(list, row) {
  list.querySelector('.hint')?.remove()
  list.prepend(row)
  while (list.children.length > CALLS_SHOWN) list.lastElementChild.remove()
}

/** A run of the timer that found nothing to do is not worth a line. */
const isIdle = (call) => call.openid === null && call.ops <= 4

function listen() {
  const events = new EventSource('/emulator/events')
  events.addEventListener('call-end', async (event) => {
    const { call } = JSON.parse(event.data)
    if (making || isIdle(call)) return
    pushRow($('calls'), callRow(await json(`/emulator/trace/${call.id}`)))
  })
  events.addEventListener('message', () => void showOutbox())
  events.addEventListener('clock', (event) => {
    clock.offsetMs = JSON.parse(event.data).offsetMs
    showNow()
    if (!making) refreshPhones()
  })
}

async function showCollections() {
  const { collections } = await json('/emulator/collections')
  $('collection-list').replaceChildren(
    ...collections.map(({ name, count }) => {
      const chip = make('button', { type: 'button', textContent: `${name} ${count}` })
      chip.addEventListener('click', async () => {
        const found = await json(`/emulator/collections/${name}?limit=20`)
        $('documents').textContent = JSON.stringify(found.docs, null, 2)
      })
      return chip
    }),
  )
}

/** What a message says to whom: its words one after the other. */
function messageRow({ at, params }) {
  const words = Object.values(params?.data ?? {}).map(({ value }) => value)
  return make(
    'li',
    {},
    make(
      'div',
      { className: 'message' },
      make('time', { textContent: timeOf(at) }),
      ' ',
      make('b', { textContent: `给 ${nameOf(params?.touser)}` }),
      `　${words.join('，')}`,
    ),
  )
}

async function showOutbox() {
  const { outbox } = await json('/emulator/outbox')
  const sent = outbox
    .filter(({ params }) => params?.touser)
    .slice(-CALLS_SHOWN)
    .reverse()
  const none = '还没有发出过微信消息：没有同意过的人，只在小程序的收件箱里看到。'
  $('messages').replaceChildren(
    ...(sent.length > 0 ? sent.map(messageRow) : [make('li', { className: 'hint', textContent: none })]),
  )
}

const openers = { data: showCollections, outbox: showOutbox }

function choosePanel(event) {
  const chosen = event.target.closest('button')
  if (!chosen) return
  for (const tab of $('tabs').children) {
    const isChosen = tab === chosen
    tab.setAttribute('aria-selected', String(isChosen))
    $(tab.dataset.panel).hidden = !isChosen
  }
  void openers[chosen.dataset.panel]?.()
}

/* ---- while the community is made ---- */

let making = true

async function showMaking() {
  try {
    const now = await json('/start/making.json')
    making = now !== null
    $('bar').style.width = `${Math.round((now?.part ?? 1) * 100)}%`
    $('made').textContent = now ? `正在建社区：${now.what}` : '社区建好了，去手机上点点看'
  } catch {
    // The cloud opens anew once the community is made; the next look finds it.
  }
  if (making) setTimeout(() => void showMaking(), 700)
}

$('phones').append(...firstHolders.map(phoneOf))
lookAt($('phones').firstElementChild)
$('clock').addEventListener('click', (event) => void moveClock(event))
$('tabs').addEventListener('click', choosePanel)
clock.offsetMs = (await json('/emulator/clock')).offsetMs ?? 0
setInterval(showNow, 1000)
showNow()
void showMaking()
listen()
