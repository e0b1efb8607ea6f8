import { defineStore } from 'pinia';
import { ref } from 'vue';

/** Whether the server answers. */
export const useNet = defineStore('net', () => {
  const lost = ref(false);
  return { lost };
});
