using System.Reflection;
using System.Runtime.CompilerServices;

namespace EvalKit.PackageTests.PublicApi;

/// <summary>Types as C# writes them.</summary>
internal static class ApiType
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(char)] = "char", [typeof(decimal)] = "decimal", [typeof(double)] = "double", [typeof(float)] = "float",
        [typeof(int)] = "int", [typeof(long)] = "long", [typeof(object)] = "object", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short", [typeof(string)] = "string",
        [typeof(uint)] = "uint", [typeof(ulong)] = "ulong", [typeof(ushort)] = "ushort", [typeof(void)] = "void",
    };

    public static string Declaration(Type type)
    {
        if (IsDelegate(type))
            return $"delegate {Name(type)}{ApiMember.Signature(type.GetMethod("Invoke")!)}";
        IEnumerable<Type> bases = type.GetInterfaces().Where(i => i.IsPublic && !Inherited(type).Contains(i)).OrderBy(Name, StringComparer.Ordinal);
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
            bases = bases.Prepend(parent);
        var list = type.IsEnum ? "" : string.Join(", ", bases.Select(Name));
        return $"{Kind(type)} {Name(type)}{(list.Length > 0 ? $" : {list}" : "")}";
    }

    public static bool IsDelegate(Type type) => typeof(Delegate).IsAssignableFrom(type);

    /// <summary>The full name, with type arguments.</summary>
    public static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        if (type.IsArray)
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsPointer)
            return $"{Name(type.GetElementType()!)}*";
        if (type.IsGenericParameter)
            return type.Name;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return $"{Name(value)}?";
        var arguments = type.GetGenericArguments();
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true || type is { Namespace: "System", IsGenericType: true } && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal))
            return $"({string.Join(", ", arguments.Select(Name))})";
        if (type.DeclaringType is { } outer)
        {
            var own = arguments.Skip(outer.GetGenericArguments().Length).ToArray();
            return $"{Name(outer.IsGenericTypeDefinition && !type.IsGenericTypeDefinition ? outer.MakeGenericType(arguments[..outer.GetGenericArguments().Length]) : outer)}.{Simple(type)}{Arguments(own)}";
        }
        return $"{type.Namespace}.{Simple(type)}{Arguments(arguments)}";
    }

    private static string Simple(Type type) => type.Name.Split('`')[0];

    private static string Arguments(Type[] arguments) => arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Name))}>";

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => $"{(type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "")}{(type.IsByRefLike ? "ref " : "")}struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static HashSet<Type> Inherited(Type type) => [.. type.BaseType?.GetInterfaces() ?? [], .. type.GetInterfaces().SelectMany(i => i.GetInterfaces())];
}
