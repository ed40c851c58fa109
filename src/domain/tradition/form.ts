/** Owns what a family writes of what it hands on. */
import { defineForm } from '../kernel/form'

export const traditionForm = defineForm({
  sort: {
    is: 'choice',
    label: '写的是',
    options: { motto: '家训', custom: '家风', tale: '家里的故事' },
    start: 'motto',
  },
  text: {
    is: 'text',
    label: '请写下来',
    most: 200,
    placeholder: '比如：爷爷常说，借人家的东西，还的时候要满上一点',
    hint: '会给全站的居民看；别写门牌、电话、病情',
  },
  photos: { is: 'photos', label: '照片', hint: '拍字、拍老物件就好；拍到人的，本人要同意', most: 3 },
})
