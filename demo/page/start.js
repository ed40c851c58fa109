/** Owns the start page: three phones, and beside them what the cloud does because of them. */

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
}

/** Who holds the three phones at first: a resident, a volunteer, a grid manager. */
const firstHolders = ['demo-resident-wang', 'demo-volunteer-li', 'demo-grid-zhao']

const addressOf = (openid) => `/h5/?as=${encodeURIComponent(openid)}`

function phone(people, openid, index) {
  const frame = make('iframe', { src: addressOf(openid), title: `第 ${index + 1} 部手机` })
  const holder = make('select', { ariaLabel: `第 ${index + 1} 部手机是谁的` })
  for (const person of people) {
    const roles = person.roles.map((role) => roleNames[role] ?? role).join('、')
    holder.append(new Option(`${person.name} · ${roles}`, person.openid, false, person.openid === openid))
  }
  holder.append(new Option('第一次来的居民', `demo-new-${index + 1}`))
  holder.addEventListener('change', () => {
    frame.src = addressOf(holder.value)
  })
  const reload = make('button', { type: 'button', textContent: '重开', title: '像关掉小程序再打开' })
  reload.addEventListener('click', () => frame.contentWindow.location.reload())
  return make('div', { className: 'phone' }, make('div', { className: 'phone-head' }, holder, reload), frame)
}

/** Cloud time is the machine's plus an offset; the page shows and moves it. */
const clock = { offsetMs: 0 }
const showNow = () => {
  const now = new Date(Date.now() + clock.offsetMs)
  const options = {
    timeZone: 'Asia/Shanghai',
    weekday: 'short',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  }
  $('now').textContent = now.toLocaleString('zh-CN', options)
}

async function moveClock(event) {
  const step = event.target.closest('button')?.dataset.move
  if (step === undefined) return
  const offsetMs = step === '0' ? 0 : clock.offsetMs + Number(step)
  await fetch('/emulator/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ offsetMs }),
  })
  clock.offsetMs = offsetMs
  showNow()
}

/** Pages ask anew when the browser is connected again; after a move of the clock they do the same. */
const refreshPhones = () => {
  for (const frame of document.querySelectorAll('iframe'))
    frame.contentWindow?.dispatchEvent(new Event('online'))
}

const CALLS_SHOWN = 60

const requestRow = (request) =>
  make(
    'tr',
    {},
    ...[
      request.action.replace('database.', ''),
      request.collection ?? '',
      request.index ?? '',
      `看 ${request.examined} 回 ${request.returned}`,
      `${request.durationMs.toFixed(1)} ms`,
      request.error?.code ?? '',
    ].map((textContent) => make('td', { textContent })),
  )

function callRow(call) {
  // The functions log `action outcome` first; a timer's call logs none.
  const spoken = call.logs.find((log) => log.level === 'info')?.text ?? ''
  const [action = call.function, outcome = ''] = spoken === '' ? [] : spoken.split(' ')
  const cells = [
    [action || call.function, ''],
    [call.error?.message ?? outcome, call.error || (outcome !== 'ok' && outcome !== '') ? 'refused' : 'fine'],
    [`${call.ops} 次请求`, ''],
    [`${call.depth} 层`, ''],
    [`${call.docs} 份`, ''],
    [`${Math.round(call.durationMs ?? 0)} ms`, ''],
  ]
  const table = make('table', { className: 'requests' }, ...call.requests.map(requestRow))
  const summary = make(
    'summary',
    {},
    ...cells.map(([textContent, className]) => make('span', { textContent, className })),
  )
  return make('li', {}, make('details', {}, summary, table))
}

function pushRow(list, row) {
  list.prepend(row)
  while (list.children.length > CALLS_SHOWN) list.lastElementChild.remove()
}

function listen() {
  const events = new EventSource('/emulator/events')
  events.addEventListener('call-end', async (event) => {
    const { call } = JSON.parse(event.data)
    pushRow($('calls'), callRow(await json(`/emulator/trace/${call.id}`)))
  })
  events.addEventListener('message', () => void showOutbox())
  events.addEventListener('clock', (event) => {
    clock.offsetMs = JSON.parse(event.data).offsetMs
    showNow()
    refreshPhones()
  })
}

async function showCollections() {
  const answer = await json('/emulator/collections')
  const { collections } = answer
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

async function showOutbox() {
  const answer = await json('/emulator/outbox')
  const sent = answer.outbox.slice(-CALLS_SHOWN).reverse()
  $('messages').replaceChildren(
    ...sent.map((entry) =>
      make(
        'li',
        {},
        make(
          'details',
          {},
          make(
            'summary',
            {},
            make('span', { textContent: entry.api }),
            make('span', { textContent: new Date(entry.at).toLocaleTimeString('zh-CN') }),
          ),
          make('pre', { className: 'documents', textContent: JSON.stringify(entry.params, null, 2) }),
        ),
      ),
    ),
  )
  if (sent.length === 0)
    $('messages').append(
      make('li', {
        className: 'hint',
        textContent: '还没有发出过订阅消息。没有同意过的人只在收件箱里看到。',
      }),
    )
}

const openers = { collections: showCollections, outbox: showOutbox }

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

const people = await json('/start/people.json')
$('phones').append(...firstHolders.map((openid, index) => phone(people, openid, index)))
$('clock').addEventListener('click', (event) => void moveClock(event))
$('tabs').addEventListener('click', choosePanel)
clock.offsetMs = (await json('/emulator/clock')).offsetMs ?? 0
setInterval(showNow, 1000)
showNow()
listen()
