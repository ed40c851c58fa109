/** The parts in the company they keep, one scene at a time: /packages/gallery/scene/index?scene=home. Built on demand only. */
import { useRouter } from '@tarojs/taro'
import { charts } from '../charts'
import { moments } from '../moments'
import { forms, people, states } from '../forms'
import { media } from '../media'
import { detail, door, home, passbook, wall, type Scene } from '../scenes'
import { wholePage } from '@/features/whole-page'

const scenes: Record<string, Scene> = {
  home,
  detail,
  door,
  wall,
  passbook,
  people,
  states,
  forms,
  media,
  charts,
  moments,
}

function GalleryPage() {
  const { scene = 'home' } = useRouter().params
  const Shown = scenes[scene] ?? home
  return <Shown />
}

export default wholePage(GalleryPage)
