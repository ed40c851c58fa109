/** Ways that stand on more than one page, each with the same words wherever it stands. */
import type { Me } from '@/api/me'
import { Row } from '@/components/rows'
import { appPages } from '@/domain/app-pages'
import { phoneWord } from '@/domain/person/phone'
import { dial } from '@/platform/dial'
import { openPage } from '@/platform/navigate'

export const DeskRow = () => (
  <Row icon="tools" title="工作台" caption="今天的场次、待办、核时长" onTap={() => openPage(appPages.desk)} />
)

export const ColleaguesRow = () => (
  <Row
    icon="people"
    title="同事"
    caption="谁在站里做事，加一位"
    onTap={() => openPage(appPages.colleagues)}
  />
)

export const UnitsRow = () => (
  <Row icon="home" title="区里的站" caption="有哪些站，站长是谁" onTap={() => openPage(appPages.units)} />
)

export const FiguresBelowRow = () => (
  <Row
    icon="list"
    title="各站的数字"
    caption="一个月一个月看，每个站各是多少"
    onTap={() => openPage(appPages.figuresBelow)}
  />
)

export const CounterRow = () => (
  <Row
    icon="scan"
    title="兑换柜台"
    caption="扫领取码，把东西交给邻居"
    onTap={() => openPage(appPages.counter)}
  />
)

export const HelpRow = () => (
  <Row icon="info" title="怎么用" caption="常办的事，一步一步" onTap={() => openPage(appPages.help())} />
)

/** Every declared kind of thing that can be begun here. */
export const KindRows = ({ services }: Pick<Me, 'services'>) =>
  services.map(({ kind, title, caption, page, sent }) => (
    <Row
      key={`${kind}:${caption}`}
      icon="edit"
      title={title}
      caption={caption}
      onTap={() => openPage(page ?? (sent ? appPages.sentCases(kind) : appPages.myCases(kind)))}
    />
  ))

/** Calls the station; nothing where no number is written. */
export const StationPhoneRow = ({ phone }: { phone: string }) =>
  phone === '' ? null : (
    <Row
      icon="phone"
      title={phoneWord(phone)}
      caption="不会用手机也可以打"
      label={`打实践站的电话 ${phone}`}
      onTap={() => void dial(phone)}
    />
  )
