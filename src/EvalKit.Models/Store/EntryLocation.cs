using System.Runtime.InteropServices;

namespace EvalKit.Models;

[StructLayout(LayoutKind.Auto)]
internal readonly record struct EntryLocation(int File, int Length, long Offset, long TimeTicks);
