/**
 * Owns the story of an honour: what the station writes, what its holder agrees to, and when others may read it. Whatever is
 * written anew was agreed to by nobody yet, so no story is read in words that its holder has not seen.
 */
import { type Answers, defineForm } from '../kernel/form'
import type { CheckedPiece } from '../moderation/documents'
import { sameFiles } from '../moderation/kept-files'
import { maskName } from '../person/mask'
import type { HonourDocument, HonourStory } from './documents'

export const storyForm = defineForm({
  words: {
    is: 'text',
    label: '事迹',
    most: 500,
    missing: '写几句做了什么',
    hint: '写做了什么、街坊怎么说；别写门牌、电话、病情',
  },
  photos: { is: 'photos', label: '照片', most: 6, hint: '本人看过、同意了才公开' },
})
type StoryForm = Answers<typeof storyForm>

/** Written anew; who has written the same is answered with what stands. */
export const sameStory = (story: HonourStory | null, form: StoryForm): boolean =>
  story !== null && story.down === null && story.words === form.words && sameFiles(story.photos, form.photos)

export const writtenStory = (form: StoryForm, byId: string, writtenAt: number): HonourStory => ({
  ...{ words: form.words, photos: form.photos, byId, writtenAt },
  ...{ agreed: null, content: null, down: null },
})

export const agreedStory = (
  story: HonourStory,
  by: string,
  { at, content }: { at: number; content: CheckedPiece },
): HonourStory => ({ ...story, agreed: { by, at }, content })

export const storyTakenDown = (story: HonourStory, by: 'holder' | 'station', at: number): HonourStory => ({
  ...story,
  down: { by, at },
})

/** How far a story is, as those who may read it all the same are told. */
export type StoryStage = 'asked' | 'checking' | 'shown' | 'turnedDown' | 'down'

export function stageOf({ agreed, content, down }: HonourStory): StoryStage {
  if (down) return 'down'
  if (!agreed || !content) return 'asked'
  if (content.verdict === 'passed') return 'shown'
  return content.verdict === 'blocked' ? 'turnedDown' : 'checking'
}

export const stageWords: Record<StoryStage, string> = {
  asked: '等本人看过、同意',
  checking: '正在检查内容',
  shown: '公开了',
  turnedDown: '没有通过内容检查',
  down: '撤下了',
}

/** Whether everybody may read it, as far as the honour itself goes. */
export const tellsStory = ({ state, story }: Pick<HonourDocument, 'state' | 'story'>): boolean =>
  state === 'shown' && story !== null && stageOf(story) === 'shown'

/** The words, in which a name is written no longer than it may be now. */
export const wordsFor = (words: string, name: string, called: string): string =>
  name === '' || called.includes(name) ? words : words.split(name).join(maskName(name))
