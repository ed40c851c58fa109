/** Writing an activity, new or again; every answer is kept as it is typed, and saving leads to its page. */
import { useMe } from '@/api/me'
import { serverNow } from '@/api/server-clock'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { deskPages } from '@/domain/desk-pages'
import { activityForm } from '@/domain/activity/form'
import { dutiesOf } from '@/domain/activity/legal-words'
import { largeWords } from '@/domain/stalls/words'
import { templateOf } from '@/domain/activity/templates'
import { Fields } from '@/features/screens/fields'
import { type Filling, FormFoot, useFilling } from '@/features/screens/form'
import { goBack, replacePage } from '@/platform/navigate'
import { likeOf } from './like'
import {
  activityFrom,
  blankActivity,
  draftOf,
  formOf,
  crowdOf,
  missingForPublishing,
  problemsOf,
  type ActivityDraft,
} from './draft'
import { asksAdults, hasToBeCourse } from './course-draft'
import { CourseField } from './course-field'
import { PlacePick } from './place-pick'
import { ProjectField } from './project-field'
import { TeamField } from './team-field'
import { QuestionsField } from './questions-field'
import { PostsField } from './posts-field'
import { SessionFields } from './session-fields'
import { createActivity, updateActivity, type DeskActivity } from './store'

interface ActivityFormProps {
  /** The activity that is changed; a new one without it. */
  activity: DeskActivity | null
  /** What a new one is begun from: the same on the next such days. */
  like?: DeskActivity
  /** The name of an activity that every station holds; a blank one without it. */
  template?: string
}

/** A draft belongs to the version it was begun on: after somebody else's change it would undo that change. */
const draftName = ({ activity, like, template = '' }: ActivityFormProps): string => {
  if (activity !== null) return `activity:${activity.activityId}:${activity.version}`
  if (like) return `activity-like:${like.activityId}`
  return template === '' ? 'activity' : `activity-from:${template}`
}

/** Where the photos go, and what hears that they are on their way. */
const photoParts = (keepAs: string, { setBusy }: Filling<ActivityDraft>) => ({
  photos: { folder: 'activity', keepAs } as const,
  onBusy: setBusy,
})

/** What the form shows before anything is typed. */
function initialOf(
  { activity, like, template = '' }: ActivityFormProps,
  now: number,
  personId: string,
): ActivityDraft {
  if (activity !== null) return draftOf(activity.form, activity)
  const begun = templateOf(template)
  if (begun) return activityFrom(begun, now)
  if (!like) return blankActivity(now, '')
  return likeOf(like, now, (fileId) => personId !== '' && fileId.includes(`/${personId}/`))
}

interface GridFieldProps {
  filling: Filling<ActivityDraft>
  grids: DeskActivity['grids']
}

function GridField({ filling: { value, edit }, grids }: GridFieldProps) {
  return (
    <Card>
      <Field label="主要给哪些网格" hint="不选就是全站都能看到、都能来" optional>
        <Choices
          label="主要给哪些网格"
          options={grids.map(({ gridId, name }) => ({ value: gridId, text: name }))}
          values={value.gridIds}
          onChange={(gridIds) => edit({ gridIds })}
        />
      </Field>
    </Card>
  )
}

interface ProjectPartProps {
  filling: Filling<ActivityDraft>
  like: DeskActivity | undefined
}

const ProjectPart = ({ filling: { value, edit }, like }: ProjectPartProps) => (
  <ProjectField
    project={value.project}
    rested={like?.projectRests ? (like.project?.name ?? '') : null}
    onChange={(project) => edit({ project })}
  />
)

/** Where it is, how many may come, and from when. */
const places = ['placeDetail', 'capacity', 'queueCapacity', 'opensDays', 'review'] as const

function Places({ filling: { value, edit, wrong } }: { filling: Filling<ActivityDraft> }) {
  const part = { table: activityForm, answers: value, edit, wrong }
  return (
    <Section title="在哪里，多少人">
      <Card>
        <Fields {...part} names={['placeName']} />
        <PlacePick onChoose={edit} />
        <Fields {...part} names={places.filter((name) => name !== 'capacity' || value.posts.length === 0)} />
      </Card>
      <PostsField posts={value.posts} onChange={(posts) => edit({ posts })} {...wrong('posts')} />
      <QuestionsField
        questions={value.questions}
        onChange={(questions) => edit({ questions })}
        {...wrong('questions')}
      />
    </Section>
  )
}

/** Whom it is for. */
const whoMayCome = [
  'audience',
  'minAge',
  'maxAge',
  'volunteersOnly',
  'district',
  'credential',
  'training',
  'insured',
  'duty',
  'countsHours',
] as const
/** What to bring, and what to look out for. */
const whatToMind = ['bring', 'riskNotice', 'riskAckNeeded', 'safetyContact', 'organiserName'] as const

/** The way to those that every station holds, from a form on which nothing stands yet. */
const FromTemplate = () => (
  <RowGroup>
    <Row
      icon="list"
      title="照样子写"
      caption="十二种常办的活动，介绍和安全提醒都写好了"
      onTap={() => replacePage(deskPages.activityTemplates)}
    />
  </RowGroup>
)

/** What the law asks for what is typed so far: of its kind, and for so many people. */
function Duties({ value, now }: { value: ActivityDraft; now: number }) {
  const duties = dutiesOf(value.type || null)
  const large = crowdOf(value, now)
  return (
    <>
      {duties !== null && <Note tone="amber" text={duties} />}
      {large && <Note tone="amber" text={largeWords(large, now)} />}
    </>
  )
}

interface CoursePartProps {
  filling: Filling<ActivityDraft>
  now: number
  live: boolean
}

const CoursePart = ({ filling: { value, edit, wrong }, now, live }: CoursePartProps) => (
  <CourseField
    course={value.course}
    now={now}
    onChange={(course) => edit({ course })}
    district={value.district}
    minors={asksAdults(value)}
    needed={hasToBeCourse(value)}
    live={live}
    {...wrong('course')}
  />
)

export function ActivityForm(props: ActivityFormProps) {
  const { activity, like, template } = props
  const now = serverNow()
  const me = useMe()
  const personId = me.status === 'ready' ? me.data.profile.personId : ''
  const name = draftName(props)
  const initial = initialOf(props, now, personId)
  const filling = useFilling(name, initial, (draft) => problemsOf(draft, now))
  const { value, edit, wrong } = filling
  const known = me.status === 'ready' ? me.data.profile.grids : []
  const grids = activity?.grids ?? known
  const missing = missingForPublishing(value)
  const live = activity?.state === 'published'
  const save = async () => {
    const form = formOf(value, now)
    const send = (written: NonNullable<typeof form>) =>
      activity === null
        ? createActivity(written)
        : updateActivity(activity.activityId, activity.version, written)
    const answer = await filling.handIn(form && (() => send(form)))
    if (!answer?.ok) return
    if (activity === null) replacePage(deskPages.deskActivity(answer.data.activityId))
    else goBack()
  }
  const part = { ...{ table: activityForm, answers: value, edit, wrong }, ...photoParts(name, filling) }
  return (
    <Screen
      title={activity === null ? '新建活动' : '修改活动'}
      action={<FormFoot filling={filling} text={live ? '保存修改' : '存好'} onTap={save} />}
    >
      <Stack>
        {activity === null && !like && !template && <FromTemplate />}
        {like && <Note tone="sky" text="照上一回填好了，日子挪到了下一个同样的星期几。改好存下是草稿。" />}
        {live && <Note tone="sky" text="已经发布了：改了时间或地点，报名的人会收到消息。" />}
        <Card>
          <Fields {...part} names={['title', 'type', 'intro', 'photos']} />
        </Card>
        <Duties value={value} now={now} />
        <ProjectPart filling={filling} like={like} />
        <TeamField team={value.team} onChange={(team) => edit({ team })} />
        <Section title="什么时候">
          <SessionFields
            sessions={value.sessions}
            now={now}
            onChange={(sessions) => edit({ sessions })}
            keepSaved={live}
            {...wrong('sessions')}
          />
          <CoursePart filling={filling} now={now} live={live} />
        </Section>
        <Places filling={filling} />
        <Section title="谁能来">
          <Card>
            <Fields {...part} names={whoMayCome} />
          </Card>
          {grids.length > 0 && <GridField filling={filling} grids={grids} />}
        </Section>
        <Card>
          <Strong text="带什么，注意什么" />
          <Fields {...part} names={whatToMind} />
        </Card>
        {missing.length > 0 && <Caption text={`送审前还要写：${missing.join('、')}。现在可以先存成草稿。`} />}
      </Stack>
    </Screen>
  )
}
