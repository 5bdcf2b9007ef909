using System.Reflection;

namespace EvalKit;

/// <summary>What a system or a grader of .NET code is made of.</summary>
/// <param name="Assemblies">Those that hold its code.</param>
/// <param name="Member">The methods of a delegate, or the class of an object: two of one assembly are told apart by it.</param>
internal sealed record CodeParts(IReadOnlyList<Assembly> Assemblies, string Member);
