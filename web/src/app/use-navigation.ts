import { computed } from 'vue';
import { useRoute } from 'vue-router';

import { leadsTo, linksFor } from './access.js';
import type { NavigationLink } from './access.js';
import { areas, featureRoutes } from './feature.js';
import type { Area } from './feature.js';
import { useMe } from './me.js';

/** The links of the area one is in, and the areas that are open to this person. */
export const useNavigation = () => {
  const { data: me } = useMe();
  const route = useRoute();
  const all = computed(() => (me.value ? linksFor(me.value, featureRoutes) : []));
  const mine = computed(() => areas.filter((area) => all.value.some((link) => link.area === area)));
  const current = computed<Area | undefined>(() => {
    const area = route.meta.area;
    return area && mine.value.includes(area) ? area : mine.value[0];
  });
  return {
    me,
    all,
    areas: mine,
    current,
    links: computed(() => all.value.filter((link) => link.area === current.value)),
    isCurrent: (link: NavigationLink) => leadsTo(link, route.path),
    /** The first page of an area, by route name. */
    firstOf: (area: Area) => all.value.find((link) => link.area === area)?.name,
  };
};
