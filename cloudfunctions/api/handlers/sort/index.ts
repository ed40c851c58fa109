/** Owns the list of handlers for sorting waste. */
import type { sortActions } from '@/contract/sort'
import type { Handlers } from '../../handler'
import { decide, desk, endHelper, nameHelper, savePoint } from './desk'
import { mine, point, scan } from './scan'
import { takeBack } from './take-back'

export const sortHandlers: Handlers<keyof typeof sortActions> = {
  'sort.mine': mine,
  'sort.point': point,
  'sort.scan': scan,
  'sort.takeBack': takeBack,
  'sort.desk': desk,
  'sort.savePoint': savePoint,
  'sort.nameHelper': nameHelper,
  'sort.endHelper': endHelper,
  'sort.decide': decide,
}
