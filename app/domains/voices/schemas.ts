import { z } from "zod";

export const decideNoteSchema = z.object({ noteId: z.uuid() });
