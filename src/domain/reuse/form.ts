/** Owns what a resident says of an old thing, and what is written once it has found its use. */
import { defineForm } from '../kernel/form'
import { reuseRules as rules } from './rules'

export const reuseForm = defineForm({
  what: {
    is: 'choice',
    label: '是什么',
    wheel: true,
    options: {
      ...{ clothes: '旧衣、布料', bottles: '瓶子、罐子', furniture: '小家具', books: '书本、报纸' },
      ...{ toys: '玩具', appliances: '小家电', boxes: '纸箱、盒子', tyres: '轮胎、木板', other: '别的' },
    },
  },
  words: {
    is: 'text',
    label: '说说这件东西',
    most: 60,
    placeholder: '比如：木头椅子，一条腿松了',
    hint: '可能会给街坊看；别写人名、门牌、电话',
  },
  photos: {
    is: 'photos',
    label: '照片',
    hint: '拍东西就好，别拍到人脸和门牌',
    least: 1,
    most: rules.mostPhotos,
    missing: '请拍一张，看得出是什么样',
  },
  way: {
    is: 'choice',
    label: '怎么给',
    options: { bring: '我送到站里', workshop: '带到改造活动上', fetch: '请人来取' },
    start: 'bring',
  },
  time: {
    is: 'text',
    label: '什么时候在家方便',
    most: 40,
    line: true,
    optional: true,
    placeholder: '比如：周六上午',
    hint: '来取的人会先打电话，门牌不用写',
    vary: ({ way }) => ({ asked: way === 'fetch' }),
  },
  show: {
    is: 'choice',
    label: '做好了，可以展出来吗',
    options: { yes: '可以展', no: '不展' },
    hint: '展出来，全站的居民看得到照片和改成了什么，只写您的姓；随时可以收回',
    missing: '请选一个，不展也照样收',
  },
})

const photos = { is: 'photos', hint: '拍东西就好，别拍到人脸和门牌', most: rules.mostPhotos } as const

/** Whoever made it is only written down where that person agrees. */
const maker = {
  agreed: { is: 'switch', label: '做的人同意写上名字' },
  maker: {
    is: 'text',
    label: '谁做的',
    most: 20,
    line: true,
    optional: true,
    placeholder: '比如：缝纫组的赵阿姨',
    vary: ({ agreed }: { agreed?: unknown }) => ({ asked: agreed === true }),
  },
} as const

export const remadeForm = defineForm({
  became: {
    is: 'text',
    label: '改成了什么',
    most: 40,
    line: true,
    placeholder: '比如：一张小板凳，放在楼道口',
  },
  photos: { ...photos, label: '改好的样子', least: 1, missing: '请拍一张改好的样子' },
  ...maker,
})

export const reusedForm = defineForm({
  became: {
    is: 'text',
    label: '用到哪里了',
    most: 40,
    line: true,
    placeholder: '比如：放进了社区图书室',
    hint: '别写给了谁家',
  },
  photos: { ...photos, label: '现在的样子' },
})

export const recycledForm = defineForm({
  became: {
    is: 'text',
    label: '送到哪里回收了',
    most: 40,
    line: true,
    placeholder: '比如：旧衣回收箱',
  },
})

/** Whether it may be put on show, as its giver says it afterwards. */
export const showForm = defineForm({ show: reuseForm.show })
