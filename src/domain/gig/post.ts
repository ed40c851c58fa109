/** Owns posts: written down by the station for whoever offers work, after the licence was seen, and never by an employer. */
import { defineCase } from '../case/define-case'
import { STAFF } from '../person/roles'
import { unfairIn } from './fair'
import { postFlow } from './post-states'
import { payWord, postForm } from './post-form'
import { jobRules as rules } from './rules'

export const jobPost = defineCase({
  name: 'jobPost',
  title: '招工登记',
  flow: postFlow,
  form: postForm,
  ofStation: true,
  headline: (form) => [form.title, form.employer, payWord(form)].join(' · '),
  begin: {
    roles: STAFF,
    limit: { kind: 'jobPosts', perDay: rules.postsPerDay, atDesk: rules.postsPerDay, counted: 'kept' },
    intro: `单位来登，站里写；看过营业执照才挂出去，到了日子自己摘下来。不收单位的钱，也不收居民的钱。`,
    confirm: '记下来',
    said: '记下了，看过执照再挂出去',
    unfit: {
      codes: ['JOB_UNFAIR'],
      found: ({ title, about, content, conditions, hours }) => {
        const unfair = unfairIn([title, about, content, conditions, hours])
        return unfair ? { code: 'JOB_UNFAIR', details: unfair } : null
      },
    },
  },
  mine: { empty: { title: '还没有写过', text: '单位来招工，记在这里' } },
  desk: {
    roles: STAFF,
    views: ['draft', 'checking', 'published', 'filled', 'expired', 'withdrawn', 'removed'],
    empty: { title: '这里没有', text: '单位来招工，点「写一条」' },
  },
  moves: {
    see: {
      ask: '看过执照了？',
      text: '看原件，单位的名字要一样。谁看的、哪天看的会记下来；号码只记最后四位。',
      asks: {
        licence: {
          is: 'choice',
          label: '看的是',
          options: {
            business: '营业执照',
            agency: '营业执照和人力资源服务许可证',
            public: '机关、事业单位法人证书',
          },
          start: 'business',
          hint: '替别人招工的，两样都要看',
        },
        tail: { is: 'text', label: '号码的最后四位', most: 4, line: true, placeholder: '比如：7K3M' },
      },
      ...{ confirm: '看过，一样', said: '记下了', takes: true, tone: 'main' },
    },
    publish: {
      ask: '挂出去？',
      text: '全站的居民都看得到，到了日子自己摘下来。',
      ...{ confirm: '挂出去', said: '挂出去了', tone: 'main' },
    },
    fill: { ask: '招到了？', text: '马上摘下来，居民看不到了。', said: '摘下来了', tone: 'main' },
    withdraw: {
      ask: '单位不招了？',
      text: '居民看不到了；写错了的，也从这里收起来，再写一条。',
      ...{ said: '收起来了', tone: 'aside' },
    },
    remove: {
      ask: '撤下？',
      text: '说的和做的不一样、收了钱的，马上撤下。写的会留着。',
      words: { label: '为什么', most: 200, placeholder: '比如：居民说去了要先交钱' },
      ...{ said: '撤下了', tone: 'aside' },
    },
  },
  story: {
    begin: '记了下来',
    see: '看过执照',
    publish: '挂了出去',
    fill: '招到了，摘下来',
    expire: '到了日子，摘下来',
    withdraw: '单位不招了',
    remove: '撤下了',
  },
  tells: {},
})
