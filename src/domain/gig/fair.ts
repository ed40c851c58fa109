/**
 * Owns what no post may say: whom it shuts out for what has nothing to do with the work, or what it takes from those who
 * come. Each line names the law's ground, the words by which it is known, and what is said instead.
 */
import { foundIn, type Unsaid } from '../words/found-in'

/** Words that say the opposite, or that nothing is taken: they are looked past. */
const FAIR =
  /不限男女|男女不限|不限性别|性别不限|不限民族|民族不限|不限户籍|户籍不限|不限户口|户口不限|不限地域|不限婚育|婚育不限|不限信仰|(?:不收|不交|不用交|无需交|无|免|没有)(?:任何)?(?:押金|保证金|报名费|服装费|培训费|中介费|介绍费)/g

const unfair: readonly Unsaid[] = [
  {
    what: '按男女挑人',
    words:
      /(?:仅限|只限|限|只招|只要|仅招|招聘?)(?:男|女)(?!装|鞋|厕|宾)|(?:男|女)(?:性|士|生|工)?(?:优先|勿扰|免谈|不要|不招)|(?:不要|不招|谢绝)(?:男|女)(?!装|鞋)|性别[:为是]?(?:男|女)/,
  },
  {
    what: '按结婚、生孩子挑人',
    words: /未婚|已婚|已育|未育|婚育|不(?:得|准|许|能|要)(?:怀孕|结婚|生育)|(?:怀孕|孕妇|哺乳期)(?:勿|不|免)/,
  },
  {
    what: '按民族挑人',
    words:
      /(?:限|只招|只要)汉族|汉族优先|(?:不要|不招|谢绝|除)(?:少数民族|[^，。；]{1,4}族)|[^，。；]{1,4}族(?:勿扰|不要|免谈)/,
  },
  {
    what: '按信教挑人',
    words: /无宗教|不信教|(?:信教|有信仰|宗教信仰)(?:者|的)?(?:勿|不要|不招|免)|(?:不要|不招)信教/,
  },
  {
    what: '按户口挑人',
    words:
      /(?:限|只招|只要|须|需要?)(?:本地|本市|本区|城镇|城市|非农)(?:户|人)|(?:本地|城镇|城市)(?:户口|户籍|人)优先|(?:外地|外省|农村|乡下)(?:户口|户籍)?(?:人)?(?:勿|不要|不招|免)|(?:不要|不招|谢绝)(?:外地|外省|农村|乡下)|[^，。；不]{2}人(?:勿扰|免谈)/,
  },
  {
    what: '按残疾挑人',
    words: /(?:残疾|聋哑|残障)(?:人|者)?(?:勿|不要|不招|免)|(?:不要|不招|谢绝|无)(?:残疾|残障|聋哑)/,
  },
  { what: '按带病毒挑人', words: /乙肝|两对半|大小?三阳|携带者/ },
  {
    what: '向来干活的人收钱、扣证件',
    words: /押金|保证金|报名费|服装费|培训费|中介费|介绍费|(?:扣|押|交)(?:下|押|存)?(?:身份证|证件|毕业证)/,
  },
]

/** What of a text no post may say, with the very words; null where all is fair. */
export const unfairIn = (texts: readonly string[]): { what: string; words: string } | null =>
  foundIn(texts, unfair, FAIR)
