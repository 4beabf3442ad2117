import type { Role } from '@repartee/proto';
import type { Component } from 'vue';
import type { RouteRecordRaw } from 'vue-router';

/** The parts of the product. A person sees those that their roles open; each has its own row of links. */
export const areas = ['rehearse', 'review', 'compare', 'studio', 'admin'] as const;
export type Area = (typeof areas)[number];

export interface NavigationEntry {
  /** Message key. */
  label: string;
  icon: Component;
  order: number;
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Open without a sign-in. */
    public?: boolean;
    /** No header: sign-in, the conversation. */
    bare?: boolean;
    area?: Area;
    /** Any of these roles opens it; none named: everybody who is signed in. */
    roles?: readonly Role[];
    /** Stands in the row of links of its area. */
    navigation?: NavigationEntry;
  }
}

/** What a folder under `features/` offers, in its `feature.ts`; found by its place, so nothing else lists it. */
export interface Feature {
  routes: readonly RouteRecordRaw[];
}

const files = import.meta.glob<{ feature: Feature }>('../features/*/feature.ts', { eager: true });

export const features: readonly Feature[] = Object.values(files).map((file) => file.feature);
export const featureRoutes: readonly RouteRecordRaw[] = features.flatMap((feature) => feature.routes);
