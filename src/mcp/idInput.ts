import { z } from 'zod';

export const idInput = {
  id: z.string().min(1).max(200).describe('Id of an obligation, such as CN-PIPL-40.'),
};
