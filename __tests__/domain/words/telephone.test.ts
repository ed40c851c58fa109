/** Owns the proof that the number to dial is found in what people write, and nothing else is taken for one. */
import { telephoneIn } from '@/domain/words/telephone'

it.each([
  ['社区值班室 0000-1234567', '00001234567'],
  ['周姐 138 1234 5678', '13812345678'],
  ['周姐13812345678', '13812345678'],
  ['座机010-12345678，晚上没人', '01012345678'],
  ['热线 12345', '12345'],
  ['着火打119', '119'],
  ['400-810-1234', '4008101234'],
  ['周姐', null],
  ['', null],
  ['3 号楼 2 单元 602', null],
  ['编号 20261127123456789', null],
])('in %p it is %p', (text, dialled) => expect(telephoneIn(text)).toBe(dialled))
