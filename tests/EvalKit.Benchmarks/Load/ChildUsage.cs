using System.Runtime.InteropServices;

namespace EvalKit.Benchmarks.Load;

/// <summary>What the system has counted of the ended children of this process: exact, and known without looking at them while they run, which slows them.</summary>
internal static partial class ChildUsage
{
    private const int Children = -1;

    /// <summary>The CPU time of all of them, and the peak memory in bytes of the largest.</summary>
    public static (TimeSpan Cpu, long PeakBytes) Read()
    {
        if (GetResourceUsage(Children, out var usage) != 0)
            throw new LoadFailure($"getrusage fails with error {Marshal.GetLastPInvokeError()}");
        return (usage.User.ToTimeSpan() + usage.System.ToTimeSpan(), usage.MaxResidentKilobytes * 1024);
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetResourceUsage(int who, out ResourceUsage usage);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct SystemTime
    {
        private readonly nint _seconds;
        private readonly nint _microseconds;

        public TimeSpan ToTimeSpan() => TimeSpan.FromSeconds(_seconds) + TimeSpan.FromMicroseconds(_microseconds);
    }

    /// <summary><c>struct rusage</c> of Linux: two times, the peak, and thirteen counts that nobody here asks for.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct ResourceUsage
    {
        public readonly SystemTime User;
        public readonly SystemTime System;
        public readonly nint MaxResidentKilobytes;
        private readonly Counts _rest;
    }

    [System.Runtime.CompilerServices.InlineArray(13)]
    private struct Counts
    {
        private nint _first;
    }
}
