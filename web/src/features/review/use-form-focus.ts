import { onMounted } from 'vue';
import type { ShallowRef } from 'vue';

/** A form that opens in place takes the focus, so that the keyboard goes on where the eye does. */
export const useFormFocus = (form: Readonly<ShallowRef<HTMLElement | null>>): void => {
  onMounted(() => form.value?.querySelector<HTMLElement>('textarea, [role=combobox]')?.focus());
};
