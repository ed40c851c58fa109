/** What an activity says, as its organisers see it: everything that residents will read, and what they will not. */
import { bringWord } from '@/domain/words/amounts'
import { Row, RowGroup } from '@/components/rows'
import { activityTypeNames, audienceNames } from '@/domain/activity/vocabulary'
import { credentialKinds, trainingKinds } from '@/domain/papers/vocabulary'
import { agesWord } from '@/domain/words/ages'
import type { ActivityForm, DeskActivity } from './store'

function who(form: ActivityForm): string {
  const { audience, minAge, maxAge, volunteersOnly, credential, training, insured, duty } = form
  return [
    audienceNames[audience],
    agesWord(minAge, maxAge),
    volunteersOnly ? '要是志愿者' : '',
    credential === null ? '' : `要有「${credentialKinds[credential]}」`,
    training ? `参加过「${trainingKinds[training]}」` : '',
    insured === true ? '要有保险' : '',
    duty === true ? '值班' : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

export function ActivityFacts({
  form,
  leaderName,
  project,
  team,
}: Pick<DeskActivity, 'form' | 'leaderName' | 'project' | 'team'>) {
  const { type, intro, placeName, placeDetail, organiserName, safetyContact, bring, riskNotice } = form
  const asked = (form.questions ?? []).map(({ ask }) => `「${ask}」`).join('')
  const posts = (form.posts ?? []).map(({ name, capacity }) => `${name} ${capacity} 人`)
  const risk = form.riskAckNeeded ? '报名前要点「知道了」' : ''
  return (
    <RowGroup>
      <Row icon="pin" title={placeName || '还没写地点'} caption={placeDetail} />
      <Row
        icon="people"
        title={who(form)}
        caption={`${activityTypeNames[type]} · ${form.countsHours ? '计服务时长' : '不计时长'}`}
      />
      <Row
        icon="list"
        title={[`每场 ${form.capacity} 个名额`, ...posts].join(' · ')}
        caption={form.queueCapacity > 0 ? `候补 ${form.queueCapacity} 人` : '不设候补'}
      />
      <Row icon="person" title={leaderName || '还没有负责人'} caption={organiserName} />
      {project && <Row icon="list" title={project.name} caption={project.positionName || '所属项目'} />}
      {team && <Row icon="people" title={team.name} caption="哪支队伍办的" />}
      <Row icon="phone" title={safetyContact || '还没写安全联系人'} caption="安全联系人" />
      <Row icon="warn" title={riskNotice || '还没写安全提醒'} caption={risk} />
      {form.course && (
        <Row
          icon="calendar"
          title={form.course.drawAt === null ? '一门课，报一次' : '一门课，先登记再抽签'}
          caption={form.course.teacher.name === '' ? '还没写谁来教' : `${form.course.teacher.name}教`}
        />
      )}
      {form.district && <Row icon="home" title="区里别的站的居民也能报" />}
      {form.review && <Row icon="people" title="报名要先审核" caption={`看：${form.review}`} />}
      {asked !== '' && <Row icon="list" title={`报名时问：${asked}`} />}
      {bringWord(bring) !== '' && <Row icon="bag" title={bring} caption="要带什么" />}
      {intro !== '' && <Row icon="info" title={intro} caption="介绍" />}
    </RowGroup>
  )
}
