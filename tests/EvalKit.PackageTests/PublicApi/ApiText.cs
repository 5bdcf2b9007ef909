using System.Reflection;
using System.Runtime.CompilerServices;

namespace EvalKit.PackageTests.PublicApi;

/// <summary>The public API of an assembly as text: one line a type or member, as C# would declare it, in ordinal order.</summary>
internal static class ApiText
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Of(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(type => Members(type).Prepend(ApiType.Declaration(type))).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Members(Type type)
    {
        if (ApiType.IsDelegate(type))
            return [];
        if (type.IsEnum)
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => $"{ApiType.Name(type)}.{f.Name} = {Convert.ToInt64(f.GetRawConstantValue(), null)}");
        return type.GetMembers(Declared).Where(m => IsVisible(m, type) && !IsMadeByCompiler(m)).Select(m => $"{ApiType.Name(type)}.{ApiMember.Declaration(m)}");
    }

    private static bool IsVisible(MemberInfo member, Type type) => member switch
    {
        FieldInfo field => field.IsPublic || field.IsFamily && !type.IsSealed,
        MethodBase { IsSpecialName: true } method when !method.Name.StartsWith("op_", StringComparison.Ordinal) && method is not ConstructorInfo => false,
        MethodBase method => IsVisible(method, type),
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(a => IsVisible(a, type)),
        EventInfo { AddMethod: { } add } => IsVisible(add, type),
        _ => false,
    };

    private static bool IsVisible(MethodBase method, Type type) => method.IsPublic || (method.IsFamily || method.IsFamilyOrAssembly) && !type.IsSealed;

    /// <summary>What a record has by being one.</summary>
    private static bool IsMadeByCompiler(MemberInfo member) =>
        member is MethodBase && member.IsDefined(typeof(CompilerGeneratedAttribute)) || member.Name is "EqualityContract" or "PrintMembers" || member.Name.Contains('<', StringComparison.Ordinal)
        || member is ConstructorInfo constructor && constructor.IsDefined(typeof(CompilerGeneratedAttribute));
}
