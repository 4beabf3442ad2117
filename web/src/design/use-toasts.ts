import { shallowRef } from 'vue';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'danger';
}

const toasts = shallowRef<Toast[]>([]);
let count = 0;

/** Short notes at the foot of the window: a confirmation, never the only place where a failure is told. */
export const useToasts = () => ({
  toasts,
  say: (text: string, tone: Toast['tone'] = 'plain') => {
    count += 1;
    toasts.value = [...toasts.value, { id: count, text, tone }];
  },
  drop: (id: number) => {
    toasts.value = toasts.value.filter((toast) => toast.id !== id);
  },
});
